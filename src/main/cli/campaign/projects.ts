import { randomUUID } from 'node:crypto'
import { LocalProject, ProjectState } from '../../../shared/campaign/projects/model.ts'
import { projectTitle, stateText } from '../../../shared/campaign/projects/states.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { parseJson } from '../../../shared/kernel/json.ts'
import { decodeText } from '../../campaign/sets/openings-file.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { readGivenFile } from '../given-file.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { projectVerbs } from './local-table.ts'

type Verbs = VerbClis<typeof projectVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof projectVerbs> = {
  'project list': async (cli, words) => {
    const { state, department, product, campaign } = cli.options
    const list = await cli.call['projects.list']({
      ...(words.length > 0 && { text: words.join(' ') }),
      ...(state && { state }),
      ...(department && { department }),
      ...(product && { product }),
      ...(campaign && { campaign }),
    })
    cli.print(list, () =>
      [
        ...list.projects.map(one => `${one.id}  ${projectTitle(one)}, ${stateText(one)}`),
        `${countOf(list.total, 'projet')}.`,
      ].join('\n'),
    )
    return 0
  },
  'project show': async (cli, words) => {
    const [id = ''] = words
    const project = await cli.call['projects.get']({ id })
    const strikes = await cli.call['projects.strikes']({ id })
    cli.print({ ...project, strikes }, () =>
      [
        `${projectTitle(project)} (${project.id})`,
        `communes\u00a0: ${project.communes.map(one => `${one.name} (${one.code})`).join(', ')}`,
        `état\u00a0: ${stateText(project)}`,
        project.maker && `fabricant\u00a0: ${project.maker}`,
        project.contract && `contrat\u00a0: ${project.contract}`,
        project.price && `prix\u00a0: ${project.price}`,
        project.campaign && `campagne\u00a0: ${project.campaign}`,
        project.cameras && `caméras\u00a0: ${project.cameras}`,
        project.purposes && `finalités\u00a0: ${project.purposes}`,
        ...project.steps.map(one => `${one.date}\u00a0: ${one.state}, d’après ${one.source}`),
        ...project.events.map(one => `${one.date}\u00a0: ${one.text}`),
        ...project.evidence.map(one => `preuve\u00a0: ${one.label} (${one.provenance})`),
        ...strikes.map(one => `à occulter avant de publier (${one.field})\u00a0: ${one.text}`),
      ]
        .filter(Boolean)
        .join('\n'),
    )
    return 0
  },
  'project new': async (cli, words) => {
    const list = cli.options.from ? decodeText(readGivenFile(cli.options.from)) : ''
    const text = [...words, list].join('\n')
    if (!text.trim()) throw new UsageError('Donnez des communes, ou «\u00a0--from FICHIER\u00a0».')
    const readings = await cli.call['communes.read']({ text })
    const communes = readings.flatMap(one => (one.communes.length === 1 ? one.communes : []))
    const unread = readings.filter(one => one.communes.length !== 1)
    for (const { line, communes: choices } of unread)
      cli.note(
        choices.length > 1
          ? `«\u00a0${line}\u00a0»\u00a0: plusieurs communes (${choices.map(one => one.code).join(', ')})\u00a0: dites le département ou le code.`
          : `«\u00a0${line}\u00a0»\u00a0: commune inconnue.`,
      )
    if (communes.length === 0)
      throw new AppError('not-found', 'Aucune commune n’a été reconnue\u00a0: rien n’a été changé.')
    const { product = '', maker = '', campaign } = cli.options
    const outcome = await cli.call['projects.addMany']({
      communes,
      product,
      maker,
      ...(campaign && { campaign }),
    })
    cli.print({ ...outcome, unread: unread.map(one => one.line) }, () =>
      [
        ...outcome.added,
        `${countOf(outcome.added.length, 'projet ajouté', 'projets ajoutés')}, ${outcome.present.length} déjà là.`,
      ].join('\n'),
    )
    return unread.length > 0 ? 1 : 0
  },
  'project set': async (cli, words) => {
    const [id = ''] = words
    const { file, ...fields } = cli.options
    const before = await cli.call['projects.get']({ id })
    const given = file ? parseJson(readGivenFile(file).toString('utf8')) : {}
    const project = LocalProject.safeParse({
      ...before,
      ...fields,
      ...Object(given),
      id,
      revision: before.revision,
    })
    if (!project.success)
      throw new AppError(
        'invalid',
        `La fiche n’a pas la forme attendue (${project.error.issues[0]?.path.join('.') ?? ''})\u00a0: rien n’a été changé.`,
      )
    const saved = await cli.call['projects.save']({ project: project.data })
    cli.print(saved, () => `${projectTitle(saved)}\u00a0: gardé.`)
    return 0
  },
  'project state': async (cli, words) => {
    const [id = '', state = ''] = words
    const { date, source } = cli.options
    const project = await cli.call['projects.get']({ id })
    const step = { id: randomUUID(), state: ProjectState.parse(state), date, source }
    const saved = await cli.call['projects.save']({
      project: { ...project, steps: [...project.steps, step] },
    })
    cli.print(saved, () => `${projectTitle(saved)}\u00a0: ${stateText(saved)}.`)
    return 0
  },
  'project evidence': async (cli, words) => {
    const [id = ''] = words
    const exhibit = cli.options.file ? await exhibitOf(cli, id, cli.options.file) : undefined
    const { label, provenance, date, url = '' } = cli.options
    const project = await cli.call['projects.get']({ id })
    const evidence = {
      id: randomUUID(),
      label,
      provenance,
      url,
      ...(date && { date }),
      ...(exhibit && { exhibit }),
    }
    const saved = await cli.call['projects.save']({
      project: { ...project, evidence: [...project.evidence, evidence] },
    })
    cli.print(saved, () => `${projectTitle(saved)}\u00a0: ${countOf(saved.evidence.length, 'preuve')}.`)
    return 0
  },
  'project remove': async (cli, words) => {
    const [id = ''] = words
    const { back: isBack = false } = cli.options
    await cli.call[isBack ? 'projects.restore' : 'projects.remove']({ id })
    cli.print({ id }, () =>
      isBack ? 'Projet remis.' : `Projet retiré («\u00a0project remove ${id} --back\u00a0» le remet).`,
    )
    return 0
  },
  'project export': async cli => {
    const { format, out, state, department, product, campaign } = cli.options
    const output = await cli.call['projects.export']({
      format,
      ...(state && { state }),
      ...(department && { department }),
      ...(product && { product }),
      ...(campaign && { campaign }),
    })
    const file = await deliver(cli, output.id, out)
    cli.print({ file, bytes: output.bytes }, () => `${file}\u00a0: écrit.`)
    return 0
  },
  'project import': async (cli, words) => {
    const [path = ''] = words
    const reading = await cli.call['projects.readTable']({ file: cli.file(path) })
    const { proposals, refused, unchanged } = reading
    const isTaken = cli.options.take === true
    if (isTaken) for (const { project } of proposals) await cli.call['projects.save']({ project })
    cli.print({ ...reading, taken: isTaken }, () =>
      [
        ...proposals.flatMap(({ project, isNew, changes }) => [
          `${projectTitle(project)}${isNew ? '\u00a0: nouveau projet' : ''}`,
          ...changes.map(one => `  ${one.head}\u00a0: ${one.before || 'rien'} → ${one.after || 'rien'}`),
        ]),
        ...refused.map(({ line, reason }) => `ligne ${line}, laissée\u00a0: ${reason}`),
        `${countOf(proposals.length, 'projet', 'projets')} ${isTaken ? 'à jour' : 'à changer'}, ${countOf(unchanged, 'ligne inchangée', 'lignes inchangées')}.${proposals.length > 0 && !isTaken ? ' Rien n’est gardé\u00a0: ajoutez --take.' : ''}`,
      ].join('\n'),
    )
    return refused.length > 0 ? 1 : 0
  },
  'project points': async (cli, words) => {
    const [path = ''] = words
    const { source, licence } = cli.options
    const outcome = await cli.call['communes.points']({ file: cli.file(path), source, licence })
    cli.print(
      outcome,
      () =>
        `${countOf(outcome.taken, 'commune située', 'communes situées')}, ${countOf(outcome.refused, 'ligne laissée', 'lignes laissées')}.`,
    )
    return 0
  },
}

/** Adds a file to the exhibits of a project. */
async function exhibitOf(cli: Verbs['project evidence'], id: string, file: string): Promise<string> {
  const { dossier } = await cli.call['projects.dossier']({ id })
  const { label, date } = cli.options
  const exhibit = await cli.call['exhibits.add']({
    dossier,
    file: cli.file(file),
    label,
    ...(date && { date }),
  })
  return exhibit.id
}
