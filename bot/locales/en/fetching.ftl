# What goes wrong on the way to a web page. Hosts come escaped.
fetching-no-address = This is no web address that I can fetch: it begins with http:// or https:// and names a host.
fetching-password = I fetch nothing with a name or password in its address: leave out what stands before the @ ({ $host }).
fetching-not-public = { $host } is not on the public internet: I fetch nothing from private networks.
fetching-certificate = The certificate of { $host } is not valid: I cannot be sure that it is the right site.
fetching-unknown-host = No site is called { $host }: check the address.
fetching-failed = { $host } cannot be reached, or broke off: try again later.
fetching-slow = { $host } takes longer than { $seconds } seconds: try again later, or attach the page as a file.
fetching-large = What { $host } sends is larger than { $megabytes } MB: attach the page as a file, or ask my operator to raise PILCROW_FETCH_MB.
fetching-redirects = { $host } leads on more than { $most } times: give the address of the page itself.
fetching-downgrade = The address leads to { $host } without encryption: give one that stays with https.
fetching-status = { $host } answers with the status { $status }: check the address in a browser.
fetching-type = { $host } sends { $found }, which I cannot read here; I read { $wanted }.
