"""The words that attribution goes by: verbs and nouns of saying, and what stands around names."""

from __future__ import annotations

_DOUBLING = frozenset("admit beg dub label quip rap refer rip slam snap".split())


def _forms(verbs: str) -> frozenset[str]:
    """Return the third person, past and participle of regular verbs."""
    forms: set[str] = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeo":
            forms |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
            continue
        if verb in _DOUBLING:
            stem += verb[-1]
        plural = "es" if verb.endswith(("s", "sh", "ch")) else "s"
        forms |= {verb + plural, stem + "ed", stem + "ing"}
    return frozenset(forms)


# Verbs that attribute words by themselves.
SAYING = _forms(
    """acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    avow bark beam bellow boom beg boast caution chant charge chide claim comment concede
    conclude concur confess confirm contend continue counter cry declare decree demand
    deny emphasise emphasize estimate exclaim exhort explain express fume implore insist
    interject joke lament lecture maintain mention mock muse note observe opine plead
    pledge predict proclaim promise protest query quip reason recall reckon recommend
    recount reiterate remark repeat reply report respond retaliate retort reveal scoff
    scream shout sneer snap state stress suggest surmise testify theorise theorize
    threaten thunder tweet urge vow warn whisper wonder yell"""
) | frozenset(
    """believe believes believed e-mailed emailed reads read said say says saying tell telling
    tells told think thinks thought write writes writing wrote swore swears""".split()
)

# Verbs that attribute a quotation which follows them, and that alone report an opinion at best.
JUDGING = _forms(
    """accuse assail attack bemoan blame blast brand call cast characterise characterize cite
    compare complain condemn credit criticise criticize decry defend denounce depict
    deride describe dismiss downplay dub endorse envision fear hail herald hint hope
    identify imply invoke issue joke label lambast laud liken mock offer paint ponder
    portray post praise pray present push rail rant rebuke refer reference reflect reject
    ridicule rubbish rip rule scold slam speculate support talk tear thank tout trash
    voice want worry"""
) | frozenset(
    "challenged challenging labeled labeling speak speaks speaking spoke thought tore".split()
)

# Of those, the ones that tell an opinion without a quotation, too.
OPINION = _forms(
    """accuse assail bemoan blame blast call cite compare complain condemn credit criticise
    criticize decry defend denounce deride describe dismiss downplay hail hope imply
    lambast laud praise rail rebuke reference ridicule rubbish scold slam tout thank want"""
)

# Verbs that give things names: what they quote is a statement, though it looks like a title.
NAMING = _forms("brand call describe dub identify label refer") | frozenset({"labeled", "labeling"})

# Verbs that say something together with the word behind them.
PHRASAL = {
    "point": "out", "points": "out", "pointed": "out", "pointing": "out", "shot": "back",
    "shoots": "back", "fired": "back", "fires": "back", "firing": "back", "hit": "back",
    "hits": "back", "hitting": "back", "went": "on", "goes": "on", "chimed": "in", "put": "it",
    "puts": "it", "lashed": "out", "made": "clear", "makes": "clear",
}  # fmt: skip

# Verbs of saying that are as often something else: they report only with "that" behind them.
AMBIGUOUS = _forms(
    """add answer charge comment continue express joke maintain mention mock read reason recall
    recommend repeat respond reveal rule shout state threaten"""
)

# Nouns that attribute: somebody's claim that, in a statement.
NOUNS = frozenset(
    """accusation accusations advice allegation allegations announcement answer argument
    assertion assertions belief claim claims comment comments complaint description email
    interview letter line mantra memo message note op-ed opinion pledge post prediction
    promise quip quote remark remarks reply response slogan speech statement statements
    suggestion testimony threat tweet tweets view vow warning word words""".split()
)

# Nouns that stand for a person.
ROLES = frozenset(
    """activist actor actress adviser advisor aide ambassador analyst architect artist
    assemblyman assemblywoman attorney auditor author baker banker billionaire biologist
    boss businessman businesswoman campaigner candidate captain chair chairman chairwoman
    challenger chancellor chef chemist chief climber coach columnist comedian commander
    commentator commissioner composer conductor congressman congresswoman consultant
    contender cook councillor counsellor critic curator defender democrat detective
    diplomat director doctor driver ecologist economist editor engineer envoy executive
    expert farmer father fisherman forecaster founder frontrunner general geologist
    goalkeeper governor guitarist head headteacher historian host independent investor
    journalist judge lawmaker lawyer leader lecturer magnate manager mayor mechanic member
    midfielder minister moderator mogul mother musician nominee novelist nurse officer
    official operative organiser organizer owner painter pastor physicist pilot playwright
    poet policeman politician pollster premier president priest producer professor
    prosecutor protester psychologist rapper referee reporter representative republican
    researcher resident scientist sculptor secretary senator sheriff singer skipper
    soldier speaker spokesman spokesperson spokeswoman star strategist striker student
    supporter surgeon teacher trader trainer veteran volunteer voter winner witness
    writer""".split()
)

DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
# Of those, the ones that are surnames too; and short forms that are first names.
MONTHS_THAT_ARE_NAMES = frozenset("april august june march may".split())
SHORT_MONTHS = frozenset("jan apr".split())
# This week, last night: when it was said may stand before the verb.
TIMES = frozenset("afternoon evening month morning night summer week weekend year".split())
DETERMINERS = frozenset(
    """a an the his her their its this that these those my your our another each every no some
    any such whose""".split()
)
PREPOSITIONS = frozenset(
    """about above across after against along amid among around as at before behind below beside
    between beyond by despite during except for from in inside into like near of off on
    onto over since than through throughout to toward towards under until unlike upon via
    with within without""".split()
)
# Of those, the ones that begin a clause as well.
CONJUNCTIONS = frozenset("after as before like since than until".split())
AUXILIARIES = frozenset(
    """am are be been being can could did do does had has have is may might must shall should was
    were will would""".split()
)
# Verbs that only begin what the next one tells: appeared to blame, went on to say.
BEGINNINGS = frozenset(
    """appeared appears began begins continued continues proceeded seemed seems tried tries
    went""".split()
)
ADVERBS = frozenset(
    """afterwards again ago also always as back even ever first further furthermore however
    instead just later long never nevertheless not now often once perhaps quite rather
    recently so soon still then therefore thus today tomorrow too tonight twice yesterday
    himself herself themselves""".split()
)
PRONOUNS = {"he": "he", "she": "she", "they": "", "i": "", "we": ""}

# Capitalised only because they begin a sentence, or names of days and months.
NO_NAMES = frozenset(
    """a about above according after again all also although amid among an and another any april
    are as asked at august back be because before besides both but by can clearly could
    december despite did do does during each earlier either even every everybody everyone
    february few finally first for former friday from further given had has have he her
    here hers him his how however i if in indeed instead into is it its january july june
    just last later let like many march may maybe me meanwhile monday more moreover most
    much my never nevertheless no nobody none nor not november now october of on once one
    only or other others our over perhaps please rather recently saturday second see
    september several she should since so some somebody someone something soon still such
    sunday than that the their them then there these they this those though three through
    throughout thursday thus to today together tomorrow tonight too tuesday two under
    unless unlike until up upon us was we wednesday well were what whatever when where
    whether which while who whoever whom whose why will with within without would yes
    yesterday yet you your""".split()
)

# Words in names that are of places, peoples, parties or beliefs, and no person's by themselves.
ADJECTIVES = frozenset(
    """african american americans arab asian australian belarusian black brazilian british
    californian canadian catholic chinese christian christians conservative conservatives
    cuban democrat democratic democrats dutch eastern english european evangelical former
    french german gop greek hispanic independent indian internet iranian iraqi irish
    islamic islamist israeli italian japanese jewish jews korean latino latinos liberal
    libertarian mexican mexicans middle mormon muslim muslims north northern pacific
    pakistani palestinian polish republican republicans russian russians saudi scottish
    south southern soviet spanish supreme swedish syrian tory turkish ukrainian western
    white african-american texan""".split()
)

# Last words of names that are no person's.
ORGANISATIONS = frozenset(
    """academy act administration affairs agency agreement air airlines airport alliance america
    amendment army association avenue award awards bank bay beach bill board book bridge
    brigade broadcasting building bureau business campaign capitol castle caucus center
    centre channel chronicle church circuit city club coalition coast code college
    commission committee company conference congress conservatives constitution convention
    corporation corps council country county court courthouse courts cup daily day debate
    debates deal democrats department desk district division dream drive east election
    embassy empire engine express fair federation fleet force forces foundation forum
    front fund gallery game games gate gazette girls globe government guard guardian group
    hall herald hill hospital hotel house inc institute institution insider intelligence
    interior international internet island islands jersey journal justice kingdom lake law
    league list live magazine mail main media memorial ministry mirror mountain museum
    nation nations navy network networks news nomination north note observer ocean office
    opera organisation organization pact page paper park parliament party patrol pay
    people plan plaza police policy politico poll polls port post press prison prize
    project radio rally reform register report republic republicans reserve resort review
    river road room rule russia saints school schools sea security senate series service
    services shore show society south square stadium standard star state states station
    store street studies summit sun sunday supreme survey syndicate system team television
    temple theater theatre time times today tour tower town trade treaty tribune trust tv
    twitter union university valley vice village voice wall war watch watchdog week weekly
    west wing wire world york""".split()
)

# Names of places, by their last word.
PLACES = frozenset(
    """afghanistan africa alabama alaska albania algeria america angeles antarctica arabia
    argentina arizona arkansas asia atlanta austin australia austria baltimore bangladesh
    beijing belarus belgium berlin boston brazil britain brooklyn brussels bulgaria
    california canada carolina charleston charlotte chicago chile china cincinnati
    cleveland colombia colorado columbia connecticut croatia cuba dakota dallas delaware
    denver denmark detroit diego ecuador egypt england estonia ethiopia europe finland
    florida france francisco georgia germany ghana greece hampshire harlem hawaii honduras
    hungary iceland idaho illinois india indiana indianapolis indonesia iowa iran iraq
    ireland israel istanbul italy japan jerusalem jordan kansas kentucky kenya kiev korea
    kremlin kuwait kyiv latvia lebanon leone libya lithuania london louisiana maine
    malaysia manhattan manila maryland massachusetts memphis mexico miami michigan
    milwaukee minneapolis minnesota minsk mississippi missouri moldova montana morocco
    moscow nebraska netherlands nevada nigeria norway ohio oklahoma omaha oregon orlando
    pakistan palestine panama paris pennsylvania peru philadelphia philippines phoenix
    pittsburgh poland portugal prague queens romania rome russia rwanda sacramento salem
    scotland seattle serbia siberia singapore slovakia slovenia somalia spain sudan sweden
    switzerland sydney syria taiwan tampa tennessee texas thailand tokyo toronto tunisia
    turkey uganda ukraine uruguay utah venezuela vermont vienna vietnam virginia wales
    warsaw washington wisconsin wyoming yemen zealand zimbabwe""".split()
)

# Titles and roles written with a capital before a name.
TITLES = frozenset(
    """admiral adm ambassador archbishop attorney baron baroness bishop brig capt captain
    cardinal chairman chairwoman chairperson chancellor chief coach col colonel commander
    commissioner congressman congresswoman councillor councilman councilwoman counsel czar
    dame delegate deputy director dr doctor emperor empress ex-president father gen
    general gov governor imam judge justice king lady lieutenant lt lord madam maj major
    mayor minister miss mr mrs ms mullah nominee officer pastor pope premier pres
    president prime prince princess prof professor queen rabbi rep representative reps rev
    reverend sec secretary sen senator sens sergeant sgt sheikh sheriff sir sister speaker
    spokesman spokesperson spokeswoman sultan superintendent treasurer vice candidate
    adviser advisor aide strategist editor reporter correspondent analyst mp pm""".split()
)
HIS_TITLES = frozenset(
    """baron chairman congressman councilman emperor father king lord mr pope prince sir
    spokesman sultan imam businessman""".split()
)
HER_TITLES = frozenset(
    """baroness chairwoman congresswoman councilwoman dame empress lady madam miss mrs ms
    princess queen sister spokeswoman businesswoman""".split()
)
