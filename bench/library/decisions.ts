import { execFileSync } from 'node:child_process'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { random } from '../measure.ts'

const xmls = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.xml'))
    .map(name => join(folder, name))
    .sort()

/**
 * A zip of `times` as many decisions as the sample has, each with its own number, date, ECLI and some words of its own, in the
 * publisher's XML. Returns how many there are.
 */
export async function manyDecisions(zip: string, to: string, folder: string, times = 20): Promise<number> {
  execFileSync('unzip', ['-q', '-o', zip, '-d', folder])
  const texts = xmls(folder).map(file => readFileSync(file, 'utf8'))
  const next = random(20261124)
  const made = new yazl.ZipFile()
  let number = 600_000
  for (let turn = 0; turn < times; turn += 1) {
    for (const text of texts) {
      number += 1
      const [month, day] = [1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28)]
      const date = `${2005 + (turn % 16)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const figures = date.replaceAll('-', '')
      const own = text
        .replace(/<Numero_Dossier>[^<]*/, `<Numero_Dossier>${number}`)
        .replace(/<Date_Lecture>[^<]*/, `<Date_Lecture>${date}`)
        .replace(/<Numero_ECLI>[^<]*/, `<Numero_ECLI>ECLI:FR:CECHS:${date.slice(0, 4)}:${number}.${figures}`)
        .replace(/<Identification>[^<]*/, `<Identification>DCE_${number}_${figures}.xml`)
        .replace(/\b(?:requête|décision|ministre)\b/g, word =>
          next() < 0.2 ? `${word} ${'abcdefghij'[turn % 10]}${number}` : word,
        )
      made.addBuffer(Buffer.from(own, 'utf8'), `DCE_${number}_${figures}.xml`)
    }
  }
  made.end()
  await pipeline(made.outputStream, createWriteStream(to))
  return number - 600_000
}
