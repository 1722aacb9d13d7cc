"""Tables of words for `instant`: months, weekdays, relative words, zones and labels, each with what it means.

A row of months is twelve groups divided by blanks; the spellings of a group are divided by ``/``. All keys of the
dictionaries are folded (`key`): lower case, no accents, dotless i as i, no apostrophes. So KASIM, Kasım and kasim are
one key, and so are й and и. Case endings are cut off the whole names by `month_of`, they need no entry of their own.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['’‘‛`´ʻʼʽ′]")


def key(word: str) -> str:
    """The form under which a word stands in the tables, whatever its case, accents and apostrophes."""
    if word.isascii():
        return _APOSTROPHES.sub("", word.lower())
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word.lower()))
    return _APOSTROPHES.sub("", plain).replace("ı", "i")


MONTHS = {
    "tr": "ocak/oca/ocağın/ocağı şubat/şub/şbt mart/mar/mrt nisan/nis/nsn mayıs/may/mys haziran/haz/hzr temmuz/tem/tmz "
    "ağustos/ağu/ağs eylül/eyl ekim/eki/ekm kasım/kas/ksm aralık/ara/arl/aralığ",
    "az": "yanvar/yan fevral/fev mart/mar aprel/apr may iyun/iyn iyul/iyl avqust/avq sentyabr/sen/sent oktyabr/okt "
    "noyabr/noy dekabr/dek",
    "uz-Latn": "yanvar/yanv fevral/fevr mart aprel/apr may/mayi iyun/iyn iyul/iyl avgust/avg "
    "sentabr/sentyabr/sentybr/sen oktabr/oktyabr/okt noyabr/noy dekabr/dek",
    "uz-Cyrl": "январь/янв феврал/февраль/фев март апрел/апрель/апр май июн/июнь июл/июль август/авг "
    "сентябр/сентябрь/сен октябр/октябрь/окт ноябр/ноябрь/ноя декабр/декабрь/дек",
    "ky": "январь/янв/үчтүн февраль/фев/бирдин март/мар апрель/апр май/бугу/бугусу/бугунун июнь/июн/кулжа июль/июл/теке/текеси/текесинде/текенин август/авг "
    "сентябрь/сен/сент октябрь/окт/тогуздун ноябрь/ноя/жетинин декабрь/дек/бештин",
    "kk": "қаңтар/қаң/қаңт ақпан/ақп наурыз/нау/наур сәуір/сәу мамыр/мам маусым/мау шілде/шіл тамыз/там "
    "қыркүйек/қыр/қырк қазан/қаз қараша/қар желтоқсан/жел/желт",
    "kk-Latn": "qańtar/qantar/qañtar aqpan naurız/nauryz/naýryz säuir/sáýir mamır/mamyr mausım/maýsym/mausym şilde/shilde "
    "tamız/tamyz qırküyek/qyrkúıek/qyrküiek/qyrkuiek qazan qaraşa/qarasha jeltoqsan",
    "tg": "январ/янв феврал/фев март/мар апрел/апр май/майи июн июл август/авг сентябр/сен октябр/окт ноябр/ноя "
    "декабр/дек",
    "tk": "ýanwar/ýan fewral/few mart aprel/apr maý iýun/iýn iýul/iýl awgust/awg sentýabr/sent oktýabr/okt noýabr/noý "
    "dekabr/dek",
    "ru": "январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн "
    "июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб "
    "декабрь/декабря/дек",
    "en": "january/jan february/feb/febr march/mar apr/april may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    "de": "januar/jänner/jan februar/feber/feb märz/mrz/mär april/apr mai juni/jun juli/jul august/aug "
    "september/sep/sept oktober/okt november/nov dezember/dez",
    "fr": "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct "
    "novembre/nov décembre/déc",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sep/sept octubre/oct noviembre/nov diciembre/dic",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set "
    "ottobre/ott novembre/nov dicembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
    "outubro/out novembro/nov dezembro/dez",
    "ca": "gener/gen febrer/febr març abril maig juny juliol agost setembre octubre novembre desembre/des",
    "gl": "xaneiro/xan febreiro marzo abril maio xuño/xuñ xullo/xul agosto setembro outubro novembro decembro/dec",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt "
    "november/nov december/dec",
    "af": "januarie februarie maart april mei junie julie augustus september oktober november desember/des",
    "pl": "styczeń/stycznia/sty luty/lutego/lut marzec/marca/mar kwiecień/kwietnia/kwi maj/maja czerwiec/czerwca/cze "
    "lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz październik/października/paź listopad/listopada "
    "grudzień/grudnia/gru",
    "cs": "leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července srpen/srpna "
    "září říjen/října - prosinec/prosince",
    "sk": "január/januára február/februára marec apríl/apríla máj/mája jún/júna júl/júla august/augusta "
    "september/septembra október/októbra november/novembra december/decembra",
    "hu": "január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug "
    "szeptember/szept október/okt november/nov december/dec",
    "ro": "ianuarie/ian februarie/febr martie/mart aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept "
    "octombrie/oct noiembrie/nov decembrie/dec",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober/okt november desember/des",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "fi": "tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta "
    "kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta "
    "joulukuu/joulukuuta",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā "
    "augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī",
    "lt": "sausis/sausio vasaris/vasario kovas/kovo balandis/balandžio gegužė/gegužės birželis/birželio liepa/liepos "
    "rugpjūtis/rugpjūčio rugsėjis/rugsėjo spalis/spalio lapkritis/lapkričio gruodis/gruodžio",
    "uk": "січень/січня/січ лютий/лютого/лют березень/березня/бер квітень/квітня/квіт травень/травня/трав "
    "червень/червня/черв липень/липня/лип серпень/серпня/серп вересень/вересня/вер жовтень/жовтня/жовт "
    "листопад/листопада/лист грудень/грудня/груд",
    "be": "студзень/студзеня люты/лютага сакавік/сакавіка красавік/красавіка май/мая чэрвень/чэрвеня ліпень/ліпеня "
    "жнівень/жніўня верасень/верасня кастрычнік/кастрычніка лістапад/лістапада снежань/снежня",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "sr": "јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна јул/јула август/августа "
    "септембар/септембра октобар/октобра новембар/новембра децембар/децембра",
    "sr-Latn": "januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna jul/jula avgust/avgusta "
    "septembar/septembra oktobar/oktobra novembar/novembra decembar/decembra",
    "hr": "siječanj/siječnja veljača/veljače ožujak/ožujka travanj/travnja svibanj/svibnja lipanj/lipnja srpanj/srpnja "
    "kolovoz/kolovoza rujan/rujna - studeni/studenoga/studenog prosinca",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "el": "ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ απρίλιος/απριλίου/απρ "
    "μάιος/μαΐου/μαι/μαϊ ιούνιος/ιουνίου/ιουν ιούλιος/ιουλίου/ιουλ αύγουστος/αυγούστου/αυγ "
    "σεπτέμβριος/σεπτεμβρίου/σεπ οκτώβριος/οκτωβρίου/οκτ νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ka": "იანვარი/იანვარს/იან თებერვალი/თებ მარტი/მარ აპრილი/აპრ მაისი/მაი ივნისი/ივნ ივლისი/ივლ აგვისტო/აგვ "
    "სექტემბერი/სექ ოქტომბერი/ოქტ ნოემბერი/ნოე დეკემბერი/დეკ",
    "hy": "հունվար/հունվարի փետրվար/փետրվարի մարտ/մարտի ապրիլ/ապրիլի մայիս/մայիսի հունիս/հունիսի հուլիս/հուլիսի "
    "օգոստոս/օգոստոսի սեպտեմբեր/սեպտեմբերի հոկտեմբեր/հոկտեմբերի նոյեմբեր/նոյեմբերի դեկտեմբեր/դեկտեմբերի",
    "ar": "يناير فبراير/شباط مارس/آذار أبريل/ابريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/اغسطس/آب "
    "سبتمبر/أيلول أكتوبر/اكتوبر نوفمبر ديسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    "id": "januari februari maret april mei juni juli agustus/agu/agt september oktober november desember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
}
# Languages whose relative words stand below too: what the tables do not find in them is no date.
COVERED = ("tr", "az", "ky", "kk", "uz", "tg", "tk", "ru", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk")
MONTH_PAIRS = {3: "жалган куран", 4: "чын куран", 8: "баш оона", 9: "аяк оона"}  # names of two words
# A gap in a row: "listopad" is November in Polish and Czech, October in Croatian; "كانون" is two months.
_UNREAD = frozenset(("-",))

WEEKDAYS = """
pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt pts sal çar çrş per prş cum cmt cts ct paz pzr pt pa
b e c ç bazar ertəsi çərşənbə axşamı cümə şənbə be ça ca günü gün bazarertəsi
дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
dushanba seshanba chorshanba payshanba juma shanba yakshanba душанба сешанба чоршанба пайшанба шанба якшанба
душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе
duşenbe sişenbe çarşenbe penşenbe anna şenbe ýekşenbe
дүй шей шар бей жум ише жек сей сәр бей жұм дш шш шр бш дс сс бс жс дшб сшб чшб пшб ҷмъ шнб яшб
понедельник вторник среда четверг пятница суббота воскресенье пон вто сре чет пят суб вос воск пн вт ср чт пт сб вс понедельника вторника среду среды
четверга пятницу пятницы субботу субботы воскресенья
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
lunedì martedì mercoledì giovedì venerdì sabato domenica gio
segunda terça quarta quinta sexta feira seg ter qua qui sex
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob nd niedz
pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa
hétfő kedd szerda csütörtök péntek szombat vasárnap
luni marți miercuri joi vineri sâmbătă duminică
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina
perjantaina lauantaina sunnuntaina
понеділок вівторок середа четвер пятниця субота неділя понеделник сряда четвъртък петък събота неделя
ponedjeljak utorak srijeda četvrtak petak subota nedjelja ponedeljak sreda nedelja
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد senin selasa rabu kamis jumat sabtu minggu
thứ hai ba tư năm sáu bảy chủ nhật
"""

# Words between the parts of a date that say nothing: "2026-cı il", "13-го", "saat", "um", "o'clock".
FILLERS = """
tarixində tarixli sanada kunidagi ay ayının aynyň aýynyň oyi oyining ойи ойининг дар ай айы айынын айының моҳи месяца местному местное
ум уми юм юми мин i и і si сі local yerel son ilk haber first last erste zuerst zuletzt mis mise sonuncu соңғы акыркы последнее күнү күні куні
saat saati saatı saatlı tarih tarihi tarihinde tarihli günü gün yılı yıl kl klo klokken klockan kello at on um uhr à às
alle ore ora a as las los le el o om uur godz hod h t the of de del di do den der am d m st nd rd th er ro ve i in g r
il ilin ildə ci cı cu cü nci ncı ncü ncu nji njy ü u ı də da dək te ta ten tan dan den də dən sı si
kuni kunida куни yil yilda yilning yili yilgi soat soati соат соати йил йили йилда йилнинг ýyl ýylyň ýylda sagat sagady
г гг год года году в во о ом от го ое е ый й часов час часа время р рік року год жыл жылы жылғы жылдың жылдын жылкы ж ші шы
сағат сағаты саат сааты саатта да де та те с дө до соли сол соати санаи сонӣ рӯзи
gada gads år kiel time hours hrs of om v ve ob u y et der dne ngày lúc năm ang
سنة الساعة ساعة
"""

# Case endings of month names: "15-июлу", "ақпанның", "Şubat'ta", "fevralın".
SUFFIXES = """
da de də ta te dan den dən tan ten in ində indən un un i u a e ya ye yi yu nda nde daki deki taki teki inda inde undan indan indaki unda
dagi tagi ndagi ning nin nun dan ni ga si da dir yn ynda yna unda dy y ynyn ky ki ida idan idagi
да де та те дан ден тан тен ы и у ю я е а ем ом ында инде унда үндө ундо ыңда інде ынан інен унан дағы дагы деги дегі
догу дөгү до дө тагы ынын инин унун ның нің дың дің дын дин дун дүн дүн ні ны ге га ғы гы нинг
даги ини ида идан идаги кы ке си сі синде сінде сында сын сін сы сі синин сынын
"""

# Zones by name: minutes from UTC, or a zone of the tz database where the name covers summer and winter.
ZONES: dict[str, int | str] = {
    "gmt": 0, "utc": 0, "z": 0, "uct": 0, "tsi": "Europe/Istanbul", "trt": 180, "мск": "Europe/Moscow",
    "msk": "Europe/Moscow",
}  # fmt: skip
# These are words in some language: read as zones in capitals only. Left out as ambiguous: IST and AST.
CAPITAL_ZONES: dict[str, int | str] = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "WET": 0, "WEST": 60, "BST": 60,
    "AZT": 240, "GET": 240, "UZT": 300, "TMT": 300, "TJT": 300, "KGT": 360, "PKT": 300, "WIB": 420, "HKT": 480,
    "SGT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "EAT": 180,
}  # fmt: skip
# Whose clock a time is told by: "по Бишкеку", "Toshkent vaqti bilan", "вақти Душанбе", "Türkiye saatiyle".
CITIES = {
    "Asia/Bishkek": "бишкек bishkek bişkek кыргызстан", "Asia/Almaty": "астан алмат алма-ат нур-султан astana almaty almatı",
    "Asia/Tashkent": "ташкент тошкент toshkent taşkent", "Asia/Dushanbe": "душанб dushanbe duşanbe",
    "Asia/Ashgabat": "ашхабад ашгабат aşgabat aşkabat", "Asia/Baku": "баку бакинск bakı baku bakü",
    "Europe/Istanbul": "стамбул анкар турци istanbul i̇stanbul türkiyə türkiye ankara",
    "Europe/Moscow": "москв московск мәскеу moskva moskova moscow", "Europe/Kyiv": "киев kiev kyiv",
    "Asia/Yerevan": "ереван yerevan erivan", "Asia/Tbilisi": "тбилис tbilisi tiflis", "UTC": "гринвич greenwich grinviç",
}  # fmt: skip
OWN_TIME = "времени время убакты уақыт вақт vaqt vaxt vakt saati wagt waqt time"
HALF_DAYS = {"утра": 0, "вечера": 12, "öö": 0, "ös": 12, "πμ": 0, "μμ": 12, "오전": 0, "오후": 12, "上午": 0, "下午": 12, "午前": 0, "午後": 12,
             "ص": 0, "م": 12}  # fmt: skip

# Beginnings of words that say which of the two times follows. "güncel" alone is a section, so the stem is longer.
MODIFIED = """
güncelle guncelle düzenleme değiştir yenilə yenilən dəyişdir dəyişik düzəliş redaktə жаңырт жаңылан өзгөртүл толукталган
жаңарт жаңалан өзгертіл түзетіл yangilan yangilangan o‘zgartir tahrirlan янгилан ўзгартир таҳрирлан навсоз навшуд таҷдид
täzelen üýtged обновл изменено изменил отредакт редактир дополнен updat modif edited revised amended aktualis geändert
bearbeitet actualizad aggiorn atualiz bijgewerkt gewijzigd aktualiz zaktualiz uppdater oppdater opdater endret päivit
muokattu оновл ажурир обновен актуализ frissít módosít atnaujin atjaun uuendat muudet ενημέρωσ تحديث آخر بروزرسانی
diperbarui perbarui 更新 最終更新 修改 수정 업데이트
"""
PUBLISHED = """
yayın yayım giriş girilme oluştur eklenme eklendi paylaş tarih dərc nəşr tarix yerləşdir жарыялан жарыяла
жайгаштыр кошулган датасы жариялан жарияла жарық мерзімі e‘lon eʼlon chop joylan nashr joylashtir sana эълон чоп жойлан
нашр сана интишор таърих санаи neşir ýerleşdir sene опубл публик размещ создан добавлен дата выпуск publi posted
created issued released date veröffentlich erstellt erschienen publicad pubblicat gepubliceerd geplaatst opublikow
dodano datum publicer publiser udgivet julkaistu публ дата опубліков објављ közzé megjelen δημοσ نشر منشور تاریخ
diterbitkan dipublikasikan đăng 公開 掲載 投稿 发布 发表 게시 입력 등록
"""
# Whole words only: with an ending they say something else ("Tahririyat", "изменения").
EXACT_LABELS = dict.fromkeys(
    ("jour", "stand", "cập", "tahrir", "таҳрир", "изменен", "изменён", "изменена"), "modified"
) | {"çap": "published"}

# Before a number these say that it is no date.
BARS = """
no nr num n № v ver version sürüm surum versiya версия нұсқа нуска tel telefon телефон тел fax faks gsm isbn ip madde
мадде article статья закон kanun kanunu sayılı sayı sayi закона esas karar dosya id kod code ios android windows ubuntu
"""


def keys(words: str) -> list[str]:
    """The folded words of a table."""
    return key(words).split()


def month_table() -> tuple[dict[str, int], frozenset[str]]:
    """Month numbers by folded spelling, and the whole names, which may carry a case ending."""
    numbers: dict[str, int] = {}
    whole = set()
    for row in MONTHS.values():
        for number, group in enumerate(keys(row), 1):
            for position, spelling in enumerate(group.split("/")):
                if spelling not in _UNREAD:
                    numbers.setdefault(spelling, number)
                    if position == 0 or len(spelling) > 4:
                        whole.add(spelling)
    return numbers, frozenset(whole)
