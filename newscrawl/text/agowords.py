"""The words of relative times, in our languages: units, numbers, days, parts of a day, "ago" and "now"; read by `relative`."""

from __future__ import annotations

DAYS = {
    0: "bugün bugun бүгүн бүгін бугун имрӯз имруз bugin búgin şugün сегодня today heute aujourdhui hoy oggi hoje vandaag dzisiaj dziś "
    "сьогодні idag dnes",
    -1: "dün dünən кечээ кече кеше kecha keshe кеча дина дирӯз дируз düýn вчера yesterday gestern hier ayer ieri ontem gisteren wczoraj "
    "вчора igår včera",
    -2: "evvelsi srağagün парерӯз позавчера vorgestern anteayer anteontem eergisteren przedwczoraj",
}
UNITS = {
    1: "saniye sn san saniyə sekund секунда секунду секунды секунд сек сония soniya сонияи second seconds sec secs "
    "sekunde sekunden seconde secondes segundo segundos secondi seconden sekund",
    60: "dakika dakikalar dk dak dəqiqə deqiqe dəq мүнөт мин минута минуту минуты минут daqiqa daq дақиқа дақ minut minute "
    "minutes min mins m minuten minuto minutos minuti minuty minuta хвилин хвилини",
    1800: "полчаса",
    3600: "saat sa st саат сағат soat соат sagat час часа часов ч hour hours hr hrs h stunde stunden std heure heures "
    "hora horas ora ore uur godzina godziny godzin godz година години годин",
    86400: "gün gun g күн kun кун рӯз день дня дней дн day days d tag tage tagen jour jours día días giorno giorni dia "
    "dias dag dagen dzień dni день дні днів",
    604800: "hafta həftə апта жума аптада ҳафта hepde неделя неделю недели недель week weeks w woche wochen semaine "
    "semaines semana semanas settimana settimane weken tydzień tygodnie",
}
# Units of which there are several: without a number they say no time ("minutes ago").
PLURALS = """
dakikalar минуты минут секунды секунд часа часов дня дней недели недель
seconds secs minutes mins hours hrs days weeks sekunden minuten stunden tage tagen wochen
secondes heures jours semaines segundos minutos horas días dias semanas secondi minuti giorni settimane
seconden dagen weken minuty godziny godzin dni tygodnie хвилин хвилини години годин днів
"""
# "ago", before or after the number. A preposition that is no such word elsewhere.
AGO = """
önce öncə evvel əvvəl qabaq мурун мурда мурунку илгери бұрын oldin avval burun buryn олдин аввал бурун пеш қабл муқаддам öň ozal
mundan назад тому ago earlier vor hace fa há geleden temu тому назад
"""
PHRASES = {  # two words that mean one: their keys joined by a blank
    "bu gun": "bugun", "su gun": "sugun", "bu gün": "bugun", "il y": "ago", "avant hier": "vorgestern",
    "onceki gun": "evvelsi", "evvelki gun": "evvelsi", "evvelsi gun": "evvelsi", "sraga gun": "sragagun",
    "мурдагы күнү": "позавчера", "мурунку күнү": "позавчера", "алдыңғы күні": "позавчера", "i dag": "idag",
    "i gar": "igar", "az once": "now", "az evvel": "now", "az əvvəl": "now", "biraz once": "now", "biraz evvel": "now",
    "bu sabah": "bugun sabah", "bu səhər": "bugun sabah", "bu aksam": "bugun aksam", "bu axsam": "bugun aksam",
    "bu gece": "bugun gece", "ogleden sonra": "oglen", "эртең менен": "утром", "tushdan keyin": "oglen",
    "this morning": "today morning", "this afternoon": "today afternoon", "this evening": "today evening",
    "last night": "yesterday night", "on dakika": "он dakika", "on dk": "он dakika", "on saat": "он saat", "on gun": "он gun",
    "on dəqiqə": "он dakika", "on daqiqa": "он dakika", "on minut": "он dakika", "on soat": "он saat", "on sagat": "он saat",
    "hemen simdi": "now", "elə indi": "now", "elə indicə": "now", "жаңы эле": "now", "жаңы гана": "now",
    "азыр эле": "now", "азыр гана": "now", "жаңа ғана": "now", "қазір ғана": "now", "hozir gina": "now", "хозир гина": "now",
    "ҳозир гина": "now", "худи ҳозир": "now", "ҳамин ҳозир": "now", "ҳоло": "now", "yany yanyja": "now",
    "только что": "now", "just now": "now", "right now": "now", "gerade eben": "now", "щоино": "now",
}  # fmt: skip
NOW = "indicə indi hozir ҳозир hozirgina ҳозиргина ýaňy ýaňyja şimdi now сейчас щойно jetzt"
NUMBERS = {
    1.5: "полтора полторы buçuk", 2: "iki iki ikki эки екі икки ду два две two zwei deux dos due dois duas twee dwa dwie",
    3: "üç üç uch үч үш уч се три three drei trois tres tre três drie trzy",
    4: "dört dörd tört төрт чор четыре four vier quatre cuatro quattro quatro cztery",
    5: "beş besh беш бес панҷ пять five fünf cinq cinco cinque vijf pięć",
    10: "он дах десять ten zehn dix diez dieci dez tien dziesięć",
}  # fmt: skip
ONE = "bir бир бір як один одну одна a an one ein eine einer einem un une una uno um uma een jedną jedna"
HALF = "yarım yarim ýarym жарым жарты ярим ним half"
# Parts of a day: the first and last hour of a clock time beside them (past 24: of the night that began the day).
PARTS = {
    (3, 12): "sabah sabahı sabahleyin səhər таңертең утром ertalab эрталаб субҳ irden morning",
    (11, 18): "öğlen öğle günorta днём түштө түсте peşin afternoon",
    (15, 23): "akşam axşam кечинде кечке кешке вечером kechqurun кечқурун шом agşam evening",
    (18, 30): "gece gecə түнү түндө түнде ночью tunda тунда шаб шабона gije night",
}
