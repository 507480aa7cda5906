/**
 * Where a citation may begin, by family: 1 articles, 2 numbers of articles, 3 texts of law, 4 words for a decision,
 * 5 courts, 6 « (Paris, 16 mai 2019) », 7 identifiers, 8 chambers of the Parliament.
 */
export const trigger: RegExp = new RegExp(
  `(?:${[
    '([Aa]rticles?\\s|[Aa]nnexes?\\s(?:[IVX]+|\\d)|ARTICLES?\\s|[Aa]rts?\\.\\s?|[Cc]onsidérants?\\s\\(?\\d)',
    '((?:L\\.?\\s?O|[LRDA])\\.?\\s?\\*{0,2}\\s?\\.?\\s?\\d)',
    '([Ll]ois?\\s|LOI\\s|[Dd]écrets?(?:-lois?)?\\s|DÉCRET\\s|[Oo]rdonnances?\\s|[Aa]rrêtés?\\s|[Cc]ode\\s|C\\.\\s(?!cass)|[Ll]ivre\\sdes\\sp|[Cc]onvention\\s|Constitution|' +
      "Charte\\s|charte\\sdes\\s|[Tt]raité\\s|[Dd]éclaration\\s(?:univ|des\\sdroits|de\\s1789|du\\s26)|[Rr]èglements?\\s|[Dd]irectives?\\s|[Dd]écisions?-cadres?|[Aa]ctions?\\scommunes?\\s(?=\\d)|[Aa]ccord\\s(?:franco|entre|du\\s\\d|d[e’']|sur\\sla\\slibre)|[Pp]réambule\\sde\\s|" +
      '(?:premier\\s)?[Pp]rotocole\\s(?:additionnel|n°|signé|de\\s[A-Z])|[Pp]acte\\sinter|(?:L|D|Ord|Décr)\\.\\s(?:org\\.\\s|const\\.\\s)?n[°º]|RGPD|LIL|LCEN|CESDH|DDHC|TFUE|TUE(?!,)|[A-Z][A-Z\\d]{2,5}(?=,\\s(?:(?:notamment\\s)?art|[LRDA]\\.\\s?\\d))|Conv\\.|Const(?:it)?\\.|Règl\\.\\s|Dir\\.\\s)',
    '([Dd]écisions?\\s|DÉCISION\\s|[Aa]rrêts?\\s|[Jj]ugements?\\s|[Aa]vis\\s|[Jj]urisprudences?\\s|[Aa]ffaire\\s|QPC\\s(?=n|\\d)|CADA|[Cc]onseil\\s(?:de\\sla\\s)?CADA)',
    "(Conseil\\s(?:d['’]|const)|[Cc]onseil\\sde\\sprud|C\\.\\s?cass|CE[,\\s]|CA\\s|C(?:our|AA|ASS|ass|rim|iv|om|ons\\.|EDH|JUE|JCE|NDA)|cour\\s|T(?:A\\s|C[,\\s]|PI|UE,)|Trib\\.\\sUE|T\\.\\sconfl|[Tt]ribunal\\s|Soc\\.|Ass(?:emblée|\\.)\\s[Pp]l|Ch\\.\\smixte|[1-3](?:re|ère|e|ème|eme)\\s(?:chambre\\s)?[Cc]iv|CC,|[Cc]hambre\\s(?:disc|rég)|[Cc]ommission\\sdu\\scont|section\\sdes\\sass|[CT][-‑]\\d{1,4}\\/)",
    '(\\((?=\\s?[A-ZÀ-Ý][A-Za-zÀ-ÿ-]+,\\s?\\d))',
    '(ECLI:|EU:[CTF]:|(?:LEGI|JORF|KALI)(?:ARTI|TEXT)|(?:CETA|JURI|CONS|CNIL)TEXT\\d|[Dd]élib|SAN-|MEDP?-|D[ERT]-\\d{4}-)',
    '(Sénat,\\s|AN,\\s|Assemblée\\snationale,\\s)',
  ].join('|')})`,
  'y',
)

/** How what the trigger knows begins: a first character, then those that may follow it. */
const begins = [
  'Arncvs.RN *',
  'arncvf',
  'C.oahErAiJNC-‑O',
  'coh',
  'D.éiEÉ *R',
  'déi',
  'ECU',
  'JuU',
  'ju',
  'L.OoiC *EN',
  'loi',
  'MeE',
  'Or',
  'or',
  'Pra',
  'QP',
  'pra',
  'R.èG *',
  'rè',
  'SoAé',
  'se',
  'TAC.rPUF-‑',
  'tr',
  'KA',
  '1reè',
  '2reè',
  '3reè',
]
const size = 0x2012
const rows = new Uint8Array(size)
const follows: Uint8Array[] = [new Uint8Array(size)]
const allow = (first: string, seconds: string) => {
  const row = new Uint8Array(size)
  for (const second of seconds) row[second.charCodeAt(0)] = 1
  rows[first.charCodeAt(0)] = follows.push(row) - 1
}
const digits = '0123456789'
const capital = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
// « L.\u00a0521-1 »: any blank does; in capitals anything may be a short name
for (const [first = '', ...seconds] of begins)
  allow(first, seconds.join('') + (first >= 'A' && first <= 'Z' ? `\u00a0\u202f\n${digits}${capital}` : ''))
for (const first of capital) if (!rows[first.charCodeAt(0)]) allow(first, capital + digits)
allow('(', `${capital} \u00a0ÀÂÉÈÊÎÔÙÇ`)

/** Letters and digits: what begins after one is no word of its own. */
const inWord = new Uint8Array(size)
for (let code = 0; code < 0x250; code += 1)
  if (/[A-Za-z\dÀ-ɏ]/.test(String.fromCharCode(code))) inWord[code] = 1

/** The next place from `at` where what the trigger knows may begin; -1 when none is left. */
export function nextBeginning(text: string, at: number): number {
  let before = at > 0 ? text.charCodeAt(at - 1) : 32
  for (let place = at; place < text.length - 1; place += 1) {
    const code = text.charCodeAt(place)
    if (code < size && !(before < size && inWord[before])) {
      const row = rows[code]!
      const next = row > 0 ? text.charCodeAt(place + 1) : size
      if (next < size && follows[row]![next]) return place
    }
    before = code
  }
  return -1
}
