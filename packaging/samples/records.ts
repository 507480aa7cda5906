/** The records of `resources/samples` in the publishers' formats, from the texts written in this folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Contents by path in an archive, in the order of the archive. */
export type Records = ReadonlyMap<string, string>

/** First line of every decision written here: the importer reads it, and so does whoever opens one. */
const FICTION =
  'DÉCISION FICTIVE, écrite pour essayer Prétoire : les parties, les juges, les numéros et les faits sont inventés. Elle ne se cite pas.'

const place = (name: string) => join(import.meta.dirname, name)
const escaped = (text: string) => text.replaceAll('&', '&#38;').replaceAll('<', '&lt;')

/**
 * The decisions of `NAME.txt` as opendata.justice-administrative.fr publishes them. In that file a decision begins with
 * `=== FOLDER/KIND NUMBER` (KIND is that of the file's name: DCE, ORCE, DCA, DTA), then the XML's own fields, an empty line,
 * and a paragraph a line.
 */
export function decisionRecords(name: string): Records {
  const [, ...decisions] = readFileSync(place(`${name}.txt`), 'utf8').split(/^=== /m)
  return new Map(decisions.map(decisionRecord))
}

function decisionRecord(source: string): [path: string, xml: string] {
  const [head = '', ...body] = source.trimEnd().split('\n\n')
  const [title = '', ...lines] = head.split('\n')
  const {
    folder = '',
    kind = '',
    number = '',
  } = /^(?<folder>.*\/)?(?<kind>\w+) (?<number>\w+)$/.exec(title)?.groups ?? {}
  const fields = new Map(lines.map(line => /^(\w+):\s*(.*)$/.exec(line)?.slice(1) as [string, string]))
  const field = (tag: string, otherwise = '') => fields.get(tag) ?? otherwise
  const element = (tag: string, otherwise?: string) => `<${tag}>${escaped(field(tag, otherwise))}</${tag}>`
  const date = field('Date_Lecture')
  const file = `${kind}_${number}_${date.replaceAll('-', '')}.xml`
  const type = kind.startsWith('OR') ? 'Ordonnance' : 'Décision'
  const paragraphs = [FICTION, ...body.join('\n').split('\n')].map(line => `<p>${escaped(line)}</p>`)
  const xml = `\ufeff<?xml version="1.0" encoding="UTF-8" ?>
<Document xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="validation-document.xsd">
<Donnees_Techniques>
<Identification>${file}</Identification>
<Date_Mise_Jour>${daysAfter(date, 3)}</Date_Mise_Jour>
</Donnees_Techniques>
<Dossier>
${element('Code_Juridiction', 'CE')}
${element('Nom_Juridiction', "Conseil d'État")}
<Numero_Dossier>${number}</Numero_Dossier>
${element('Date_Lecture')}
<Numero_ECLI>${kind.endsWith('CE') ? ecli(field('Formation_Jugement'), number, date) : 'undefined'}</Numero_ECLI>
${element('Avocat_Requerant')}
<Type_Decision>${type}</Type_Decision>
${element('Type_Recours')}
${element('Code_Publication')}
${fields.has('Solution') ? `${element('Solution')}\n` : ''}</Dossier>
<Audience>
<Date_Audience>${daysAfter(date, -21)}</Date_Audience>
<Numero_Role/>
${element('Formation_Jugement')}
</Audience>
<Decision>
<Texte_Integral>${paragraphs.join('\n')}
</Texte_Integral>
</Decision>
</Document>
`
  return [folder + file, xml]
}

function ecli(formation: string, number: string, date: string): string {
  const code = /réunies/.test(formation)
    ? 'CECHR'
    : /seule/.test(formation)
      ? 'CECHS'
      : /Section/.test(formation)
        ? 'CESEC'
        : 'CEORD'
  return `ECLI:FR:${code}:${date.slice(0, 4)}:${number}.${date.replaceAll('-', '')}`
}

const DAY_MS = 86_400_000
const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

const Code = z.strictObject({
  code: z.string(),
  id: z.string(),
  from: z.iso.date(),
  articles: z.array(
    z.strictObject({
      number: z.string(),
      sections: z.array(z.string()),
      versions: z.array(
        z.strictObject({
          id: z.string(),
          from: z.iso.date(),
          to: z.iso.date().optional(),
          text: z.array(z.string()),
        }),
      ),
    }),
  ),
})
type Code = z.infer<typeof Code>
type Article = Code['articles'][number]
type Version = Article['versions'][number]

/** The articles of `NAME.json` as a delta of LEGI, under the folder of its stamp. */
export function articleRecords(name: string, stamp: string): Records {
  const code = Code.parse(JSON.parse(readFileSync(place(`${name}.json`), 'utf8')))
  const root = `${stamp}/legi/global/code_et_TNC_en_vigueur/code_en_vigueur/${folders(code.id)}/${code.id}`
  const articles = code.articles.flatMap(article =>
    article.versions.map((version): [string, string] => [
      `${root}/article/${folders(version.id)}/${version.id}.xml`,
      articleXml(code, article, version),
    ]),
  )
  return new Map([[`${root}/texte/version/${code.id}.xml`, codeXml(code)], ...articles])
}

/** LEGIARTI000006419280 lies in LEGI/ARTI/00/00/06/41/92. */
const folders = (id: string) =>
  [id.slice(0, 4), id.slice(4, 8), ...(id.slice(8, 18).match(/../g) ?? [])].join('/')
const OPEN_END = '2999-01-01'
const state = (version: Version) => (version.to ? 'MODIFIE' : 'VIGUEUR')

function articleXml(
  { code, id, from }: Code,
  { number, sections, versions }: Article,
  version: Version,
): string {
  const tree = sections.reduceRight(
    (inner, section) =>
      `<TM><TITRE_TM debut="${from}" fin="${OPEN_END}">${escaped(section)}</TITRE_TM>${inner}</TM>`,
    '',
  )
  const all = versions.map(
    one =>
      `<VERSION etat="${state(one)}"><LIEN_ART debut="${one.from}" etat="${state(one)}" fin="${one.to ?? OPEN_END}" id="${one.id}" num="${number}" origine="LEGI"/></VERSION>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<ARTICLE><META><META_COMMUN><ID>${version.id}</ID><ANCIEN_ID/><ORIGINE>LEGI</ORIGINE><URL>article/${folders(version.id)}/${version.id}.xml</URL><NATURE>Article</NATURE></META_COMMUN>
<META_SPEC><META_ARTICLE><NUM>${number}</NUM><ETAT>${state(version)}</ETAT><DATE_DEBUT>${version.from}</DATE_DEBUT><DATE_FIN>${version.to ?? OPEN_END}</DATE_FIN><TYPE>AUTONOME</TYPE></META_ARTICLE></META_SPEC></META>
<CONTEXTE><TEXTE autorite="" cid="${id}" date_publi="${OPEN_END}" date_signature="${OPEN_END}" ministere="" nature="CODE" nor="" num="" num_parution_jo=""><TITRE_TXT c_titre_court="${code}" debut="${from}" fin="${OPEN_END}" id_txt="${id}">${code}</TITRE_TXT>${tree}</TEXTE></CONTEXTE>
<VERSIONS>${all.join('')}</VERSIONS><NOTA><CONTENU/></NOTA><BLOC_TEXTUEL><CONTENU>${version.text.map(line => `<p>${escaped(line)}</p>`).join('')}</CONTENU></BLOC_TEXTUEL><LIENS/></ARTICLE>
`
}

const codeXml = ({ code, id, from }: Code) => `<?xml version="1.0" encoding="UTF-8"?>
<TEXTE_VERSION><META><META_COMMUN><ID>${id}</ID><ANCIEN_ID/><ORIGINE>LEGI</ORIGINE><URL/><NATURE>CODE</NATURE></META_COMMUN><META_SPEC><META_TEXTE_CHRONICLE><CID>${id}</CID><NUM/><NOR/><DATE_PUBLI>${OPEN_END}</DATE_PUBLI><DATE_TEXTE>${OPEN_END}</DATE_TEXTE></META_TEXTE_CHRONICLE><META_TEXTE_VERSION><TITRE>${code}</TITRE><TITREFULL>${code}</TITREFULL><ETAT>VIGUEUR</ETAT><DATE_DEBUT>${from}</DATE_DEBUT><DATE_FIN>${OPEN_END}</DATE_FIN><AUTORITE/><MINISTERE/></META_TEXTE_VERSION></META_SPEC></META></TEXTE_VERSION>
`
