import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { samples } from '../samples.ts'

/** Paragraphs of real texts, by the kind of text they come from: what the generated library is made of. */
export interface Paragraphs {
  readonly articles: readonly string[]
  readonly decisions: readonly string[]
}

const plain = (xml: string) =>
  xml
    .replace(/<br ?\/?>|<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#38;|&amp;/g, '&')
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line.length > 60 && line.length < 4000)

/** Paragraphs of the LEGI and Conseil d’État samples, read without the program that is measured. */
export function paragraphs(): Paragraphs {
  const [legi, decisions] = [samples.legi(), samples.conseilEtat()]
  if (!legi || !decisions) throw new Error('the LEGI and Conseil d’État samples are needed')
  const tar = gunzipSync(readFileSync(legi)).toString('utf8')
  const bodies = tar.matchAll(/<BLOC_TEXTUEL>\s*<CONTENU>([\s\S]*?)<\/CONTENU>/g)
  const zip = spawnSync('unzip', ['-p', decisions], { maxBuffer: 2 ** 28 }).stdout.toString('utf8')
  const texts = zip.matchAll(/<Texte_Integral>([\s\S]*?)<\/Texte_Integral>/g)
  const all = (found: Iterable<RegExpMatchArray>) => [
    ...new Set([...found].flatMap(([, xml = '']) => plain(xml))),
  ]
  return { articles: all(bodies), decisions: all(texts) }
}
