import type { Phrases } from './phrases.ts'

export const DE: Phrases = {
  openers: {
    plain: ['Es ist so weit.', 'Neues von heute.', 'Eine Minute, die sich lohnt.', 'Daran haben wir zuletzt gearbeitet.', 'Kurz und knapp.', 'Ohne Umschweife.'],
    warm: ['Darauf haben wir uns lange gefreut.', 'Das möchten wir gern mit euch teilen.', 'Ihr habt gefragt, wir haben zugehört.', 'Manches will man einfach allen erzählen.', 'Von uns für euch.', 'Das liegt uns am Herzen.'],
    playful: ['Ratet mal!', 'Kurz mal nicht weiterscrollen!', 'Wir können es nicht länger für uns behalten.', 'Na, neugierig?', 'Weitersagen!', 'Jetzt geht’s los!'],
    expert: ['Etwas, das wir diesen Monat gelernt haben.', 'Was einfach aussieht, ist es selten.', 'Drei Monate Arbeit in Kürze.', 'Eine Frage, die uns oft gestellt wird.', 'Gute Arbeit beginnt mit einer Entscheidung.', 'Was sich geändert hat, und warum.'],
  },
  thoughts: {
    plain: ['Mehr davon in den nächsten Wochen.', 'Mehr braucht es nicht.', 'Bewusst einfach gehalten.', 'Es hat gedauert, und man sieht es.', 'Nicht mehr und nicht weniger.'],
    warm: ['Danke an alle, die dazugehören.', 'Ohne euch wäre es nicht dasselbe.', 'Kleine Dinge, mit Sorgfalt gemacht.', 'Vielleicht macht es eure Woche ein bisschen heller.', 'Für solche Momente machen wir das.'],
    playful: ['Nein, wir haben uns noch nicht beruhigt.', 'Zehn von zehn, jederzeit wieder.', 'Ja, es ist so gut, wie es klingt.', 'Ein kleiner Freudentanz war dabei.', 'Euer morgiges Ich sagt danke.'],
    expert: ['Am Ende merkt man die Details.', 'Wir haben erst gemessen und dann geändert.', 'Das Ergebnis ist besser und leichter zu wiederholen.', 'Ein kleiner Schritt, der jeden Tag Zeit spart.', 'Es zählt, was nach einem Jahr noch steht.'],
  },
  questions: ['Was meint ihr?', 'Welches ist eures?', 'Wen würdet ihr mitbringen?', 'Was möchtet ihr als Nächstes sehen?', 'Schon ausprobiert?', 'Wie macht ihr das?', 'Schreibt es in die Kommentare: ja oder nein?', 'Merkt es euch und erzählt, wie es war.'],
  lessons: ['Klein anfangen und früh zeigen.', 'Die fragen, die es benutzen werden.', 'Aufschreiben, warum, nicht nur was.', 'Weglassen, was niemand vermisst.', 'Für den Tag planen, an dem es schiefgeht.', 'Das Langweilige zuerst.', 'Vor dem Abschluss jemand anderen lesen lassen.'],
  research: ['Wir haben nachgelesen, was dazu gefragt wird, und behalten, was trägt.', 'Wir haben geprüft, was andere herausgefunden haben: Es passt.', 'Was die Quellen gemeinsam haben: Es lohnt sich, sich Zeit zu nehmen.', 'Wir haben mehrere Berichte verglichen, bevor wir das geschrieben haben.'],
  sources: 'Mehr dazu:',
  onePhoto: ['Ein Bild sagt es besser.', 'Genau hinsehen lohnt sich.', 'So aufgenommen, wie es war.'],
  photos: ['Wischt durch alle {n}.', '{n} Bilder, eine Geschichte.', 'Welches der {n} gefällt euch am besten?'],
  video: ['Bis zum Ende ansehen.', 'Ton an.', 'Seht selbst.'],
  inThisVideo: ['In diesem Video: was es ist, wie es entstanden ist und was als Nächstes kommt.', 'Wir zeigen alles von Anfang bis Ende.', 'Ein paar Minuten darüber, was wir gemacht haben und was wir anders machen würden.', 'Kommt mit und seht, wie es geht.'],
  subscribe: ['Abonniert uns, wenn ihr das nächste sehen wollt.', 'Schreibt einen Kommentar: Wir lesen jeden.', 'Neue Videos alle zwei Wochen.'],
  unknown: ['Ein Blick auf das, woran wir arbeiten', 'Heute bei uns gesehen', 'Ein Moment aus dieser Woche', 'Frisch von unserem Tisch', 'So sah der Tag aus'],
  short: ['Wartet kurz', 'Ganz neu', 'Jetzt wisst ihr’s', 'Schon gesehen?', 'Heute', 'Frisch'],
}
