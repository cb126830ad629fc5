"""Turns paragraphs into a published generation that can be searched; knows nothing of Discord.

Its modules are imported one by one, so that what only reads a manifest loads neither numpy nor
FAISS.
"""
