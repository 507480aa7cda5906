import { Document, Packer, Paragraph } from 'docx'
import { createApp } from '../../src/main/app.ts'
import { setFiles } from '../../src/main/campaign/sets/set-files.ts'
import { gather } from '../../src/main/drafts/gather.ts'
import { loadStarter } from '../../src/main/imports/starter.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { personalise } from '../../src/shared/campaign/briefs/personal.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { client } from '../../src/shared/contract/client.ts'
import type { Gathered } from '../../src/shared/contract/contract.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import { plainText } from '../../src/shared/drafts/text/plain.ts'
import { type Figure, inFolder, round, time } from '../measure.ts'

const count = 577
const filling =
  'Une faille ouverte pour les uns l’est pour tous les autres, et nul ne peut la refermer ensuite ; la mesure vise des personnes que rien ne soupçonne, sans que leur nombre soit connu ni que ses effets aient été évalués. '

/** 577 notes of two pages, each with its own opening: ours, docxtemplater on a fixed template, bare docx, in the same run. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(folder)
    loadStarter(library)
    const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
    const call = client((channel, input) => answer(app, channel, input))
    const bill = await call['bills.get']({ id: 'narcotrafic' })
    const measures = bill.measures.slice(0, 7).map(one => ({ ...one, does: filling, danger: filling }))
    await call['bills.save']({ bill: { ...bill, measures } })
    const { draft } = await call['briefs.create']({
      template: 'note-parlementaires',
      facts: {
        'briefing.title': 'Refuser la porte dérobée',
        'request.vote': 'voter la suppression de l’article 8 ter',
        contact: 'Camille Durand, 01 23 45 67 89',
      },
      choice: {
        bill: 'narcotrafic',
        stage: 'an-commission',
        measures: measures.slice(0, 4).map(one => one.id),
        arguments: ['ARG-NAR-01', 'ARG-NAR-02', 'ARG-NAR-05', 'ARG-CHIFFREMENT'],
      },
    })
    const gathered: Gathered = gather(library, draft)
    const members = Array.from({ length: count }, (_, n) => ({
      id: `PA${n}`,
      chamber: 'an' as const,
      civility: n % 2 ? 'Mme' : 'M.',
      first: 'Ada',
      last: `Exemple-${n}`,
      department: { name: 'Eure' },
      constituency: 1 + (n % 9),
    }))
    const opening = (n: number) =>
      `Vous avez dit le ${n} de ce mois, devant la commission, ce que vous pensez de ces mesures et des libertés de chacun.`
    const openings = Object.fromEntries(members.map((one, n) => [one.id, opening(n)]))
    const given = { content: gathered, members, openings, author: '', at: new Date() }
    const runs = []
    for (let run = 0; run < 3; run += 1)
      runs.push(await time(() => setFiles(library, { ...given, as: 'docx' })))
    const one = await time(() => setFiles(library, { ...given, as: 'one' }))
    const text = (n: number) =>
      plainText(assemble(personalise(gathered, members[n]!, opening(n)), { template: gathered.template }))
    const paragraphs = text(0).split('\n\n')
    library.close()
    const { entries, pages } = runs[0]!.value
    return {
      notes: entries.length,
      pages,
      ms: runs.map(run => round(run.ms, 0)),
      oneFile: { ms: round(one.ms, 0), pages: one.value.pages },
      peers: {
        docx: round((await time(() => bareDocx(paragraphs, opening))).ms, 0),
        docxtemplater: await templated(entries[0] as { bytes: Buffer }, opening),
      },
    }
  })

async function bareDocx(paragraphs: readonly string[], opening: (n: number) => string) {
  for (let n = 0; n < count; n += 1)
    await Packer.toBuffer(
      new Document({
        sections: [{ children: [opening(n), ...paragraphs].map(text => new Paragraph(text)) }],
      }),
    )
}

interface Zip {
  file(name: string): { asText(): string } | null
  file(name: string, text: string): void
  generate(options: object): Buffer
}

/** A note of ours with one tag in it, filled 577 times. */
async function templated(note: { bytes: Buffer }, opening: (n: number) => string): Promise<unknown> {
  try {
    // not of the program's own packages: named so that nothing looks for them before they are asked for
    const [zipName, templaterName] = ['pizzip', 'docxtemplater']
    const { default: PizZip } = (await import(zipName as string)) as { default: new (bytes: Buffer) => Zip }
    const { default: Docxtemplater } = (await import(templaterName as string)) as {
      default: new (zip: Zip) => { render(data: object): void; getZip(): Zip }
    }
    const zip = new PizZip(note.bytes)
    const xml = zip.file('word/document.xml')?.asText() ?? ''
    zip.file(
      'word/document.xml',
      xml.replace(/(<w:t[^>]*>)[^<]*Vous avez dit[^<]*|(<w:t[^>]*>)[^<]*vous avez dit[^<]*/, '$1$2{opening}'),
    )
    const template = zip.generate({ type: 'nodebuffer' })
    const { ms } = await time(() => {
      for (let n = 0; n < count; n += 1) {
        const made = new Docxtemplater(new PizZip(template))
        made.render({ opening: opening(n) })
        made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
      }
    })
    return round(ms, 0)
  } catch (error) {
    return `not measured: ${error instanceof Error ? error.message : error}`
  }
}
