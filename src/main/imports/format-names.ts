import type { Source } from '../../shared/library/model.ts'
import { readCass } from './dila/cass.ts'
import { readCnil } from './dila/cnil.ts'
import { readConstit } from './dila/constit.ts'
import { readJade } from './dila/jade.ts'
import { readArticle } from './dila/legi.ts'
import { readFormexJudgment } from './europe/formex.ts'
import { readDecision } from './formats/conseil-etat.ts'
import { xmlNotRead } from './not-read.ts'
import { Refusal } from './refusal.ts'

/** Facts of a record that its container gives. */
export interface Context {
  /** date of the publisher's state, where the archive's name gives it */
  readonly asOf: string | undefined
}

/** The XML formats read today, by the name of their root element: one line, one file, per format. */
export const formats: Readonly<Record<string, (xml: string, context: Context) => Source>> = {
  Document: xml => readDecision(xml),
  ARTICLE: (xml, { asOf }) => readArticle(xml, asOf),
  TEXTE_JURI_ADMIN: (xml, { asOf }) => readJade(xml, asOf),
  TEXTE_JURI_CONSTIT: (xml, { asOf }) => readConstit(xml, asOf),
  TEXTE_JURI_JUDI: (xml, { asOf }) => readCass(xml, asOf),
  JUDGMENT: xml => readFormexJudgment(xml),
  ORDER: xml => readFormexJudgment(xml),
  TEXTE_CNIL: (xml, { asOf }) => readCnil(xml, asOf),
}

/** Parts of LEGI that are no record of their own, by root element, and what they are. */
export const parts: Readonly<Record<string, string>> = {
  SECTION_TA: 'le plan d’une section',
  TEXTELR: 'le plan d’un texte',
  TEXTE_VERSION: 'l’en-tête d’un texte',
  JO: 'le sommaire d’un numéro du Journal officiel',
}

/** One record from its XML; a Refusal says what the file is when it is not read. */
export function readRecord(root: string, xml: string, context: Context): Source {
  const readFormat = formats[root]
  if (readFormat) return readFormat(xml, context)
  if (root.toUpperCase() === '!DOCTYPE')
    throw new Refusal('le fichier contient une définition de type (DTD), refusée par prudence')
  const part = parts[root]
  if (part) throw new Refusal(`c’est ${part}, sans article : importez l’archive ou le dossier entier`)
  throw new Refusal(xmlNotRead[root] ?? `le format XML «\u00a0${root.slice(0, 40)}\u00a0» n’est pas connu`)
}
