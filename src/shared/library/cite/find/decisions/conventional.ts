import { fold } from '../../../../french/fold.ts'
import { dateAfter } from '../dates.ts'
import type { DecisionDraft } from '../found-citation.ts'
import { after } from '../match-at.ts'
import { readerOf } from '../name-tree.ts'

/** Decisions known by a name: court, number, date, then the names in use. Facts that every treatise gives. */
const table: readonly string[] = [
  'CE | 387763 | 2016-07-13 | Czabaj',
  'CE | 335033 | 2011-12-23 | Danthony',
  'CE | 255886 | 2004-05-11 | Association AC ! | AC !',
  'CE | 197018 | 2001-10-26 | Ternon',
  'CE | 108243 | 1989-10-20 | Nicolo',
  'CE | 86949 | 1950-02-17 | Dame Lamotte',
  'CE | 17413 | 1933-05-19 | Benjamin',
  'CE | 297931 | 2008-10-03 | Commune d’Annecy',
  'CE | 288460 | 2006-03-24 | KPMG | Société KPMG',
  'CE | 298348 | 2009-10-30 | Mme Perreux | Perreux',
  'CE | 418142 | 2020-06-12 | GISTI',
  'CE | 287110 | 2007-02-08 | Arcelor | Société Arcelor',
  'CE | 393099 | 2021-04-21 | French Data Network',
  'CE | 9772 | 1953-02-20 | Intercopie | Société Intercopie',
  'CE | 74052 | 1989-02-03 | Alitalia | Compagnie Alitalia',
  'CE | 291545 | 2007-07-16 | Tropic | Tropic Travaux Signalisation | Société Tropic Travaux Signalisation',
  'CE | 358994 | 2014-04-04 | Tarn-et-Garonne | Département de Tarn-et-Garonne',
  'CE | 354108 | 2012-11-26 | Cordière | Mme Cordière',
  'CE | 229562 | 2001-02-28 | Préfet des Alpes-Maritimes',
  'CE | 414583 | 2018-05-18 | CFDT Finances',
  'CE | 317827 | 2011-10-26 | Association pour la promotion de l’image',
  'TC | 00012 | 1873-02-08 | Blanco',
  'CJUE | C-203/15 | 2016-12-21 | Tele2 | Tele2 Sverige | Tele2 Sverige et Watson',
  'CJUE | C-293/12 | 2014-04-08 | Digital Rights Ireland | Digital Rights',
  'CJUE | C-362/14 | 2015-10-06 | Schrems | Schrems I',
  'CJUE | C-311/18 | 2020-07-16 | Schrems II',
  'CJUE | C-131/12 | 2014-05-13 | Google Spain',
  'CJUE | C-623/17 | 2020-10-06 | Privacy International',
  'CJUE | 6/64 | 1964-07-15 | Costa | Costa c. ENEL',
  'CJUE | 106/77 | 1978-03-09 | Simmenthal',
  'CJUE | C-6/90 | 1991-11-19 | Francovich',
  'CEDH | 5029/71 | 1978-09-06 | Klass | Klass c. Allemagne | Klass et autres c. Allemagne',
  'CEDH | 8691/79 | 1984-08-02 | Malone | Malone c. Royaume-Uni',
  'CEDH | 11801/85 | 1990-04-24 | Kruslin | Kruslin c. France',
  'CEDH | 28341/95 | 2000-05-04 | Rotaru | Rotaru c. Roumanie',
  'CEDH | 44647/98 | 2003-01-28 | Peck | Peck c. Royaume-Uni',
  'CEDH | 30562/04 | 2008-12-04 | S. et Marper | S. et Marper c. Royaume-Uni | Marper',
  'CEDH | 35623/05 | 2010-09-02 | Uzun | Uzun c. Allemagne',
  'CEDH | 47143/06 | 2015-12-04 | Zakharov | Roman Zakharov | Roman Zakharov c. Russie',
  'CEDH | 58170/13 | 2021-05-25 | Big Brother Watch | Big Brother Watch et autres c. Royaume-Uni',
  'CEDH | 11519/20 | 2023-07-04 | Glukhin | Glukhin c. Russie',
  'CEDH | 39594/98 | 2001-06-07 | Kress | Kress c. France',
]

interface Case {
  readonly court: string
  readonly number: string
  readonly date: string
  readonly name: string
}

const byName = new Map<string, Case>()
const names: string[] = []
for (const line of table) {
  const [court = '', number = '', date = '', ...all] = line.split(' | ')
  for (const name of all) {
    byName.set(fold(name), { court, number, date, name })
    names.push(name)
  }
}
const endOfName = readerOf(names)

const noun =
  /(?:arrêts?|décisions?|jurisprudences?|affaires?|solution)\s(?:(?:de\sprincipe|de\sl['’]arrêt|dite?|de\sl['’]affaire)\s)?[«"]?\s?/iuy
const closing = /\s?[»"]/uy
const ofDay = /\s?[»"]?,?\s(?:du|rendue?\sle|en\sdate\sdu)\s/uy

/** A decision by the name that everyone gives it, after the word for it: « l’arrêt Tele2 », « la jurisprudence Czabaj ». */
export function readConventional(text: string, at: number): DecisionDraft | undefined {
  const start = after(noun, text, at)
  if (start === at) return undefined
  const end = endOfName(text, start)
  const entry = end === undefined ? undefined : byName.get(fold(text.slice(start, end)))
  if (!entry || end === undefined || !/^\p{Lu}/u.test(text.slice(start))) return undefined
  // a surname that goes on is another case
  if (/^\s(?:et|c\.|c\/|contre)\s\p{Lu}/u.test(text.slice(end))) return undefined
  const day = dateAfter(ofDay, text, end)
  if (day && day.day !== entry.date) return undefined
  return {
    what: 'decision',
    start: at,
    end: day?.end ?? (/[«"]/.test(text.slice(at, start)) ? after(closing, text, end) : end),
    court: entry.court,
    numbers: [entry.number],
    date: entry.date,
    name: entry.name,
  }
}
