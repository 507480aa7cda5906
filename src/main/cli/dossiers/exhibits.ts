import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { askedBy } from '../../../shared/drafts/templates/asked-by.ts'
import {
  answeredBy,
  type ExpectedExhibit,
  expectedExhibits,
  forDossier,
} from '../../../shared/drafts/templates/expected-exhibits.ts'
import { fetchedText } from '../../../shared/exhibits/faults.ts'
import { cleanedText } from '../../../shared/exhibits/hidden-signs.ts'
import { listExhibits, type NumberedExhibit } from '../../../shared/exhibits/list.ts'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oneOf, UsageError } from '../args.ts'
import type { Runs, VerbClis } from '../verb.ts'
import { scanRuns } from './scans.ts'
import type { exhibitVerbs } from './table.ts'

type Verbs = VerbClis<typeof exhibitVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof exhibitVerbs> = {
  'exhibit add': async (cli, words) => {
    const [dossier = '', ...paths] = words
    const { as, label, date } = cli.options
    if (paths.length > 1 && (as ?? label ?? date) !== undefined)
      throw new UsageError('--label, --date et --as vont avec un seul fichier.')
    const slot = as === undefined ? undefined : await expectedExhibit(cli, dossier, as)
    const newExhibits: Exhibit[] = []
    for (const path of paths)
      try {
        newExhibits.push(
          await cli.call['exhibits.add']({
            ...{ dossier, label, date },
            file: cli.file(path),
            expected: slot?.label,
          }),
        )
        for (const given of [basename(path), label ?? '']) {
          const cleaning = cleanedText(given)
          if (cleaning) cli.note(cleaning)
        }
      } catch (error) {
        if (!(error instanceof AppError) || paths.length === 1) throw error
        cli.note(error.message)
      }
    const [first] = newExhibits
    if (slot && first) {
      const before = await cli.call['dossiers.get']({ id: dossier })
      await cli.call['dossiers.save']({
        dossier: { ...before, facts: answeredBy(before.facts, first.id, slot.key) },
      })
    }
    const inventory = listExhibits(await cli.call['exhibits.list']({ dossier }))
    const newIds = new Set(newExhibits.map(one => one.id))
    cli.print(paths.length === 1 ? first : newExhibits, () =>
      lines(inventory.filter(one => newIds.has(one.exhibit.id))),
    )
    for (const fault of await cli.call['exhibits.check']({ dossier }))
      if (newIds.has(fault.at.exhibit ?? '')) cli.note(fault.message)
    return newExhibits.length < paths.length ? 1 : 0
  },
  'exhibit from': async (cli, words) => {
    const [draft = ''] = words
    const key = cli.options.as
    const exhibit = await cli.call['exhibits.fromDraft']({
      ...{ draft, key, to: cli.options.to },
      label: cli.options.label,
    })
    cli.print(
      exhibit,
      () => `Pièce ${exhibit.id} : ${exhibit.label}, imprimée au dépôt de la version qui sera déposée.`,
    )
    return 0
  },
  'exhibit list': async (cli, words) => {
    const [dossier = ''] = words
    const { affaire } = cli.options
    const exhibits = await cli.call['exhibits.list']({ dossier, affaire })
    cli.print(exhibits, () => lines(listExhibits(exhibits)) || 'Aucune pièce.')
    for (const fault of await cli.call['exhibits.check']({ dossier, affaire })) cli.note(fault.message)
    return 0
  },
  'exhibit fetch': async (cli, [dossier = '', exhibit]) => {
    const run = randomUUID()
    const wish = { dossier, run, ...(exhibit !== undefined && { exhibit }) }
    // stopped from the keyboard after a file, not in its middle; a second time, at once
    const stop = () => void cli.call['exhibits.stopFetch']({ run })
    process.once('SIGINT', stop)
    try {
      const outcome = await cli.during(run, () => cli.call['exhibits.fetch'](wish))
      cli.print(outcome, () => fetchedText(outcome))
      return outcome.remaining > 0 ? 1 : 0
    } finally {
      process.off('SIGINT', stop)
    }
  },
  ...scanRuns,
  'exhibit match': async (cli, words) => {
    const [id = ''] = words
    const { affaire } = cli.options
    const { dossier, template } = await askedIn(cli, id)
    const exhibits = await cli.call['exhibits.list']({ dossier: id, affaire })
    const expectations = expectedExhibits(template && forDossier(template, dossier), dossier.facts, exhibits)
      .filter(one => !one.exhibit)
      .map(({ key, label }) => ({ key, label }))
    const proposals = await cli.call['exhibits.match']({ dossier: id, affaire, expectations })
    cli.print(
      proposals,
      () =>
        proposals
          .map(({ key, matches }) =>
            [
              `${expectations.find(one => one.key === key)?.label ?? key} (${key})`,
              ...matches.map(
                ({ exhibit, reason }) =>
                  `  ${exhibits.find(one => one.id === exhibit)?.label ?? ''}, ${reason}  (${exhibit})`,
              ),
            ].join('\n'),
          )
          .join('\n') || 'Aucune pièce du dossier ne ressemble à une pièce attendue.',
    )
    return 0
  },
  'exhibit arrange': async (cli, words) => {
    const [dossier = '', word = ''] = words
    const by = word === 'citation' ? word : 'date'
    const exhibits = await cli.call['exhibits.arrange']({
      ...{ dossier, by },
      affaire: cli.options.affaire,
      first: cli.options.first,
    })
    cli.print(exhibits, () => lines(listExhibits(exhibits)))
    return 0
  },
  'exhibit aside': async (cli, words) => {
    const [dossier = '', id = '', word = 'oui'] = words
    const isSetAside = word === 'oui'
    if (!(await cli.call['exhibits.list']({ dossier })).some(one => one.id === id))
      throw new AppError('not-found', 'Cette pièce n’est pas dans le dossier.')
    await cli.call['exhibits.produce']({ exhibit: id, isProduced: !isSetAside })
    const exhibits = await cli.call['exhibits.list']({ dossier })
    cli.print(exhibits, () => lines(listExhibits(exhibits)))
    return 0
  },
  'exhibit order': async (cli, words) => {
    const [dossier = '', ...ids] = words
    const exhibits = await cli.call['exhibits.order']({ dossier, affaire: cli.options.affaire, ids })
    cli.print(exhibits, () => lines(listExhibits(exhibits)))
    return 0
  },
}

const lines = (exhibits: readonly NumberedExhibit[]) =>
  exhibits.map(({ number, exhibit }) => `n° ${number}  ${exhibit.label}  (${exhibit.id})`).join('\n')

/** A dossier with what all its texts ask. */
async function askedIn(cli: Verbs['exhibit add'] | Verbs['exhibit match'], id: string) {
  const [dossier, texts, templates] = [
    await cli.call['dossiers.get']({ id }),
    await cli.call['drafts.list']({ dossier: id }),
    await cli.call['templates.list']({}),
  ]
  const own = templates.find(one => one.id === dossier.template)
  return { dossier, template: askedBy(own, texts, templates) }
}

/** The exhibit that a text of the dossier expects under a key; any other key is refused before anything is added. */
async function expectedExhibit(
  cli: Verbs['exhibit add'],
  id: string,
  key: string,
): Promise<ExpectedExhibit | undefined> {
  const { dossier, template } = await askedIn(cli, id)
  const slots = expectedExhibits(template, dossier.facts, [])
  if (slots.length === 0)
    throw new AppError(
      'refused',
      'Les textes de ce dossier n’attendent aucune pièce : ajoutez celle-ci sans --as. Rien n’a été ajouté.',
    )
  oneOf(
    key,
    slots.map(one => one.key),
    '--as',
  )
  return slots.find(one => one.key === key)
}
