"""The phrases that small talk is made of, in the languages it is mostly made in."""

from __future__ import annotations

from enum import Enum
from typing import Final


class SmallTalk(Enum):
    """What small talk is, the kind that decides the reply first where there are several."""

    ABOUT = "who or what the bot is"
    WELLBEING = "how it is"
    FAREWELL = "a farewell"
    THANKS = "thanks"
    COMPLAINT = "a complaint"
    GREETING = "a greeting"
    REACTION = "a reaction"


# Words beside each other follow each other; "|" parts those of which there is one, none where one
# is empty, and "_" joins the words of one of them. Accents and apostrophes do not count.
_YOU = "you_are|youre|ur|this_bot_is|this_is|thats|that_is|that_was|its|it_is|it_was"
_GOOD = (
    "good|great|amazing|awesome|cool|nice|helpful|useful|brilliant|fantastic|wonderful|perfect|"
    "excellent|smart|clever|funny|lovely|cute|sweet|neat|the_best|fun"
)
_BAD = "bad|useless|stupid|dumb|terrible|awful|horrible|boring|annoying|the_worst"
_VERY = "|so|very|really|pretty|quite|super|too|just|a"
PHRASES: Final = {
    SmallTalk.ABOUT: """
        who|what are|r you|u|ya
        who|what is this_bot
        who|what are you exactly|really|and_what_can_you_do|and_what_do_you_do
        who_am_i_talking_to|introduce_yourself|help|help_me|i_need_help
        what|whats is| your|ur name
        do_you_have|have_you_got a name
        are|r you|u a|an|the| bot|robot|human|person|real_person|machine|real|ai|chatbot|alive|llm|\
computer|chatgpt|gpt|language_model|program
        are you human|a_human|real|a_person or|or_just bot|a_bot|a_robot|a_machine
        is this a|an| bot|robot|human|real_person|ai|chatbot
        what|how can|could you|u do|help |me|us|me_with|us_with|for_me|for_us
        what_do_you do|know
        what_does_this_bot do|know
        what_is|whats this_bot_for
        how_do_you|how_does_this|how_does_this_bot work
        how_do|how_can i|we use|ask you|this|this_bot
        what_can|what_may|what_should|what_do i|we ask| you|
        can|could|will|would you|u| help |me|us |please
        can|could|may i ask you| |something|a_question
        i have|got a question |for_you
        who made|created|built|wrote|programmed|developed|runs you|this_bot
        how_old|where|where_from|where_are_you_from|how_tall are you
        where|when are|were you from|born|made
        where_do_you_live|tell_me_about_yourself|tell_us_about_yourself|are_you_single
        do|can you|u speak|understand |english|german|french|spanish|russian|other_languages
        do you have|dream_of|want|like|love|know |a_soul|feelings|a_body|friends|me|us|jokes
        tell|tell_me|say|know a|another|us_a joke
        quien_eres|que_puedes_hacer|como_te_llamas|qui_es_tu|que_peux_tu_faire|comment_tu_tappelles
        wer_bist_du|was_kannst_du|wie_heisst_du|wie_heißt_du|chi_sei|cosa_sai_fare|quem_es_tu|\
quem_e_voce
        wie_ben_je|кто_ты|что_ты_умеешь|хто_ти|хто_ты|kim_jestes|sen_kimsin
    """,
    SmallTalk.WELLBEING: """
        how are|r|is you|u|ya|things|everything|it_going|life |today|doing|doing_today|feeling|going
        hows|how_is it|everything|life|things|your_day |going|today|been
        how|howve have| you been
        how_do_you_do|how_goes_it|hows_you|hru|how_was_your_day
        whats|what_is|wats up
        sup|wassup|whatsup|wazzup|howdy
        are you ok|okay|well|fine|alright|there|awake|online|here|busy|happy|sad|tired |today
        you ok|okay|there|alright|good
        what|whatcha are| you up_to|doing |today
        como estas|esta|va|vas
        que tal
        comment ca_va|vas_tu|allez_vous|tu_vas
        ca_va |bien|et_toi
        wie gehts|geht_es |dir|ihnen|euch
        wie_gehts_dir|come_stai|come_va|tudo_bem|tudo_bom
        como_vai |voce
        hoe_gaat_het |met_je|met_u
        как дела|ты|жизнь
        як справи|ти
        як_справы|jak_sie_masz|co_slychac|nasilsin|hur_mar_du|hvordan_gar_det
    """,
    SmallTalk.FAREWELL: """
        bye|byebye|goodbye|bye_bye|good_bye|farewell|cya|gtg|ttyl|later|laters|cheerio|toodles
        see you|ya|u |later|soon|tomorrow|around|then|next_time|again
        good_night|goodnight|night_night|nite|gnight|gn
        have a |very good|nice|great|lovely day|one|night|evening|weekend|time |ahead
        take_care|so_long|catch_you_later|talk_to_you_later|talk_later|until_next_time|i_have_to_go|\
gotta_go|im_off|i_am_off|i_must_go|sweet_dreams|sleep_well
        adios|hasta_luego|hasta_manana|hasta_pronto|hasta_la_vista|chao|nos_vemos|buenas_noches
        au_revoir|a_bientot|a_demain|a_plus|bonne_nuit|bonne_journee|bonne_soiree
        auf_wiedersehen|tschuss|tschuess|tschau|bis_bald|bis_spater|bis_morgen|bis_dann|gute_nacht|\
schonen_tag |noch
        arrivederci|buonanotte|buona_notte|a_presto|a_domani|tchau|ate_logo|ate_amanha|ate_mais
        doei|tot_ziens|dag|do_widzenia|dobranoc|na_razie|hej_da|ha_det
        пока|до_свидания|спокойной_ночи|до_завтра|до_побачення|бувай|на_добраніч|да_пабачэння
        gule_gule|hosca_kal|iyi_geceler|さようなら|またね|おやすみ|おやすみなさい|再见|拜拜|안녕히_가세요|\
अलविदा|להתראות
    """,
    SmallTalk.THANKS: """
        thanks|thank_you|thankyou|thank_u|thx|thnx|thanx|tnx|ty|tysm|tyvm|tyty|cheers|ta \
|a_lot|so_much|very_much|much|a_bunch|a_ton|a_million|again|for_everything|for_nothing
        many|much|big|huge|special thanks|thx
        thanks|thank_you|thx|cheers for |all|the|your|that|this|helping|answering \
help|answer|answers|info|information|quick_answer|reply|quick_reply|me|us|my_question|time
        that|this|it |really helped|helps |a_lot|me|me_a_lot|so_much|very_much
        much|greatly appreciated
        i appreciate it|that|this|you|your_help
        im|i_am |so|very|really grateful|thankful
        gracias|muchas_gracias|mil_gracias|merci|merci_beaucoup|merci_bien|mille_mercis
        danke|dankeschon|danke_schon|danke_dir|danke_sehr|vielen_dank|besten_dank|herzlichen_dank|\
tausend_dank
        grazie|grazie_mille|mille_grazie|grazie_tante|obrigado|obrigada|muito_obrigado|muito_obrigada
        dank_je|dank_u|dank_je_wel|dank_u_wel|bedankt|dzieki|dziekuje|dziekuje_bardzo
        tack|tack_sa_mycket|takk|tusen_takk|tak|mange_tak|kiitos|aitah|dekuji|diky|koszonom|\
multumesc|hvala|blagodarya
        спасибо|спасибо_большое|большое_спасибо|благодарю|дякую|дуже_дякую|дзякуй|вялікі_дзякуй|\
благодаря
        tesekkurler|tesekkur_ederim|sagol|ευχαριστω|شكرا|شكرا_جزيلا|תודה|תודה_רבה|धन्यवाद|शुक्रिया|\
ありがとう|ありがとうございます|どうもありがとう|谢谢|谢谢你|多谢|謝謝|감사합니다|고마워|고맙습니다|terima_kasih|\
cam_on|salamat|asante|mahalo
    """,
    SmallTalk.COMPLAINT: f"""
        {_YOU} {_VERY} {_BAD}
        bad|stupid|dumb|useless|silly|terrible|worst bot|robot
        you suck|stink|are_no_help
        i|we hate|dislike you|this_bot
        this_bot sucks|is_no_help
        shut_up|go_away|boo|not_cool
    """,
    SmallTalk.GREETING: """
        hi|hello|hey|heya|hiya|hullo|hallo|yo|hai|heyo|oi|greetings|salutations|gday|ahoy|hi_hi|hey_hey
        hi|hello|hey|hiya there|again|you|bot|to_you|to_you_all|to_everyone|world
        good morning|afternoon|evening|day |to_you|to_everyone|to_all
        morning|top_of_the_morning|evening|afternoon
        |very|so|its nice|good|great|pleased|glad|happy to meet|see|talk_to you|u |again|too
        happy|merry new_year|birthday|christmas|easter|holidays|friday|weekend |to_you
        long_time_no_see|im_back|i_am_back|welcome_back|anybody_there|anyone_there|is_anybody_there|\
is_anyone_there|anyone_here
        hola|buenas|buenos_dias|buen_dia|buenas_tardes|bonjour|bonsoir|salut|coucou|guten_tag|\
guten_morgen|guten_abend|moin|moin_moin|servus|gruss_gott|gruß_gott|gruezi|hallochen|tach
        ciao|salve|buongiorno|buon_giorno|buonasera|buona_sera|ola|bom_dia|boa_tarde|boa_noite
        hoi|goedemorgen|goedemiddag|goedenavond|goedendag|czesc|dzien_dobry|dobry_wieczor|siema|hej
        hejsan|hei|moi|god_morgon|god_morgen|god_dag|terve|ahoj|dobry_den|szia|buna|zdravo|tere
        привет|здравствуйте|здравствуй|доброе_утро|добрый_день|добрый_вечер|хай|привіт|вітаю|\
добрий_день|доброго_ранку|добрий_ранок|добрий_вечір|прывітанне|вітаю|добры_дзень
        merhaba|selam|gunaydin|iyi_gunler|iyi_aksamlar|γεια|γεια_σου|καλημερα|مرحبا|السلام_عليكم|salam|\
shalom|שלום|नमस्ते|namaste|こんにちは|おはよう|おはようございます|こんばんは|你好|您好|早上好|안녕|안녕하세요|\
xin_chao|selamat_pagi|kamusta|jambo|aloha
    """,
    SmallTalk.REACTION: f"""
        ok|okay|k|kk|okey|okie|alright|all_right|cool|nice|great|good|awesome|amazing|wow|whoa|wonderful
        perfect|excellent|brilliant|fantastic|lovely|sweet|neat|super|lol|omg|yay|hooray|haha|hmm|hm|\
mhm|aha|ooh|aww|ouch|oops|meh|nvm|idk|same|yes|yeah|yep|yup|nope|sure|really
        nice|good|great|cool well_done|job|work|one|answer|bot|stuff|robot|boy|girl|to_know|to_hear
        well_done|good_job|oh_my_god|oh_my|my_god|no_way|no_problem|no_worries|never_mind|you_rock|\
you_rule|of_course|got_it|i_see|i_understand|makes_sense|fair_enough|sounds_good|sounds_great|best_bot
        {_YOU} {_VERY} {_GOOD}
        |very|so|how|really interesting|funny|helpful|impressive|good|nice|cool|sad
        i|we| |really love|like|luv you|u|it|this|this_bot|that
        im|i_am |so|very|just good|fine|well|bored|happy|tired|impressed|ok|okay|sorry|hungry|here
        not_bad|sorry|my_bad|you_too|same_to_you|youre_welcome|you_are_welcome|all_good|good_luck
        genial|vale|super_cool|bien|tres_bien|muy_bien|bene|d_accord|daccord|хорошо|супер|добре
    """,
}
# Said to or around any of these.
BESIDE: Final = (
    "pilcrow|bot|everyone|everybody|all|guys|folks|friend|friends|mate|mates|buddy|pal|team|yall|"
    "my_friend|my_friends|dear|sir|madam|and|oh|ah|well|so|but|then|now|just|for_now|today|ever|um|"
    "a_todos|a_tous|zusammen|amigo|amigos|tout_le_monde|à_tous|alle|ihr"
)
