import { randomUUID } from 'node:crypto'
import { isRecognised, TO_VERIFY } from '../../../shared/exhibits/scans/model.ts'
import { readText, stateText } from '../../../shared/exhibits/scans/words.ts'
import { UsageError } from '../args.ts'
import type { Runs } from '../verb.ts'
import type { exhibitVerbs } from './table.ts'

type ScanVerb = 'exhibit read' | 'exhibit search' | 'exhibit text' | 'exhibit correct'

/** Runs the verbs of the pages that are pictures. */
export const scanRuns: Pick<Runs<typeof exhibitVerbs>, ScanVerb> = {
  'exhibit read': async (cli, [dossier = '', exhibit]) => {
    if (cli.options.progress) {
      const states = await cli.call['scans.state']({ dossier })
      const list = await cli.call['exhibits.list']({ dossier })
      const labelOf = (id: string) => list.find(one => one.id === id)?.label ?? id
      cli.print(
        states,
        () =>
          states.map(one => `${labelOf(one.exhibit)} : ${stateText(one)}`).join('\n') ||
          'Aucune pièce à lire.',
      )
      return states.some(one => one.unread > 0) ? 1 : 0
    }
    const run = randomUUID()
    // stopped from the keyboard: the page being read is lost, those before are kept
    const stop = () => void cli.call['scans.stop']({ run })
    process.once('SIGINT', stop)
    try {
      const wish = { dossier, run, ...(exhibit !== undefined && { exhibit }) }
      const outcome = await cli.during(run, () => cli.call['scans.read'](wish))
      cli.print(outcome, () => readText(outcome))
      for (const failure of outcome.failures) cli.note(failure)
      return outcome.remaining > 0 ? 1 : 0
    } finally {
      process.off('SIGINT', stop)
    }
  },
  'exhibit search': async (cli, [dossier = '', ...words]) => {
    const found = await cli.call['exhibits.search']({ dossier, text: words.join(' ') })
    const list = await cli.call['exhibits.list']({ dossier })
    const labelOf = (id: string) => list.find(one => one.id === id)?.label ?? id
    cli.print(
      found,
      () =>
        found.hits
          .map(
            ({ exhibit, page, origin, excerpt }) =>
              `${labelOf(exhibit)}, page ${page}${isRecognised(origin) ? ` (${TO_VERIFY})` : ''}  (${exhibit})\n  ${excerpt.trim()}`,
          )
          .join('\n') || 'Aucune page des pièces n’a ces mots.',
    )
    if (found.more > 0) cli.note(`${found.more} autres pages les ont : précisez.`)
    if (found.unread > 0)
      cli.note(`${found.unread} pages sont des images non lues : «\u00a0exhibit read\u00a0» les lit.`)
    return found.hits.length > 0 ? 0 : 1
  },
  'exhibit text': async (cli, [exhibit = '', page = '']) => {
    const kept = await cli.call['scans.page']({ exhibit, page: numberOf(page, 'page') })
    cli.print(kept, () =>
      cli.options.words
        ? kept.words.map((word, at) => `${at}\t${word.confidence}\t${word.text}`).join('\n')
        : kept.text.trim(),
    )
    if (kept.origin === 'image')
      cli.note('Cette page est une image non lue : «\u00a0exhibit read\u00a0» la lit.')
    if (isRecognised(kept.origin)) cli.note(`Texte reconnu, ${TO_VERIFY}.`)
    return 0
  },
  'exhibit correct': async (cli, [exhibit = '', page = '', rank = '', text = '']) => {
    const place = { exhibit, page: numberOf(page, 'page') }
    const word = numberOf(rank, 'rang')
    const before = (await cli.call['scans.page'](place)).words[word]
    if (!before) throw new UsageError(`Cette page n’a pas de mot de rang ${word}.`)
    const after = await cli.call['scans.correct']({ ...place, word, before: before.text, text })
    cli.print(after, () =>
      text
        ? `«\u00a0${before.text}\u00a0» est devenu «\u00a0${text}\u00a0».`
        : `«\u00a0${before.text}\u00a0» est ôté de la page.`,
    )
    return 0
  },
}

function numberOf(text: string, name: string): number {
  if (!/^\d{1,6}$/.test(text))
    throw new UsageError(
      `Un nombre est attendu pour ${name === 'page' ? 'la page' : 'le rang'}, et «\u00a0${text}\u00a0» n’en est pas un.`,
    )
  return Number(text)
}
