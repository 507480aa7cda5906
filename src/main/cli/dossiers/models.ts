import type { Draft } from '../../../shared/drafts/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import {
  defaultModelKey,
  kindOf,
  MISSING_DEFAULT_MODEL,
  type TextKind,
  textKinds,
} from '../../../shared/word/default-model.ts'
import type { LetterRole, LetterRoles } from '../../../shared/word/letter.ts'
import type { WordModel } from '../../../shared/word/word-model.ts'
import { UsageError } from '../args.ts'
import type { Cli, Runs } from '../verb.ts'
import type { modelVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof modelVerbs> = {
  'model add': async (cli, words) => {
    const [path = ''] = words
    const { name } = cli.options
    const { model, replaced: isReplacement } = await cli.call['models.add']({
      file: cli.file(path),
      ...(name && { name }),
      roles: rolesTyped(cli.options.role),
    })
    cli.print({ ...model, replaced: isReplacement }, () =>
      [
        `${model.name} : modèle Word ${isReplacement ? 'remplacé' : 'ajouté'} (${model.id}).`,
        ...reportLines(model),
      ].join('\n'),
    )
    return 0
  },
  'model read': async (cli, words) => {
    const [path = ''] = words
    const { drawn: _, ...model } = await cli.call['models.read']({
      file: cli.file(path),
      roles: rolesTyped(cli.options.role),
    })
    cli.print(model, () =>
      [
        ...model.letter.map(
          one =>
            `${String(one.index).padStart(3)}  ${roleWord(one.role).padEnd(9)}  ${one.text.slice(0, 80)}`,
        ),
        ...reportLines(model),
      ].join('\n'),
    )
    return 0
  },
  'model list': async cli => {
    const all = await cli.call['models.list']({})
    cli.print(
      all,
      () => all.map(one => `${one.id}  ${one.name} (${one.file})`).join('\n') || 'Aucun modèle Word.',
    )
    return 0
  },
  'model show': async (cli, words) => {
    const [name = ''] = words
    const model = await modelByName(cli, name)
    cli.print(model, () => [model.name, ...reportLines(model)].join('\n'))
    return 0
  },
  'model remove': async (cli, words) => {
    const [name = ''] = words
    const { id, name: fullName } = await modelByName(cli, name)
    await cli.call['models.remove']({ id })
    const values = await cli.call['settings.get']({})
    const defaultKinds = textKinds.filter(kind => values[defaultModelKey(kind)] === id)
    cli.print({ id }, () =>
      [
        `${fullName} : retiré («\u00a0model restore ${id}\u00a0» le remet).`,
        ...defaultKinds.map(kind => MISSING_DEFAULT_MODEL[kind]),
      ].join('\n'),
    )
    return 0
  },
  'model restore': async (cli, words) => {
    const [id = ''] = words
    await cli.call['models.restore']({ id })
    const back = (await cli.call['models.list']({})).find(one => one.id === id)
    if (!back) throw new AppError('not-found', `Il n’y a pas eu de modèle Word «\u00a0${id}\u00a0».`)
    cli.print(back, () => `${back.name} : remis.`)
    return 0
  },
  'model default': async (cli, words) => {
    const [modelName] = words
    const kinds = cli.options.for ? [cli.options.for as TextKind] : textKinds
    const model = modelName === 'aucun' ? undefined : await modelNamed(cli, modelName)
    const defaults = Object.fromEntries(kinds.map(kind => [defaultModelKey(kind), model?.id ?? '']))
    const values =
      modelName === undefined
        ? await cli.call['settings.get']({})
        : await cli.call['settings.save']({ values: defaults })
    const all = await cli.call['models.list']({})
    const rows = kinds.map(kind => {
      const id = values[defaultModelKey(kind)]
      return { kind, id, model: all.find(one => one.id === id) }
    })
    cli.print(Object.fromEntries(rows.map(one => [one.kind, one.model?.id ?? null])), () =>
      rows
        .map(one =>
          one.id && !one.model
            ? MISSING_DEFAULT_MODEL[one.kind]
            : `${kindNames[one.kind]} : ${one.model?.name ?? 'aucun'}.`,
        )
        .join('\n'),
    )
    return 0
  },
  'draft look': async (cli, words) => {
    const [id = ''] = words
    const style = cli.options.style
    const { model: modelName, hyphens } = cli.options
    const draft = await cli.call['drafts.get']({ id })
    if (!style && !modelName && !hyphens) {
      const { style: now, model = null, letterhead, numbering, hyphenated } = draft
      cli.print(
        { style: now, model, letterhead, numbering, hyphenated },
        () => `${now}${model ? `, modèle ${model}` : ''}${hyphenated ? ', mots coupés en fin de ligne' : ''}`,
      )
      return 0
    }
    const model = modelName === 'aucun' ? undefined : await modelNamed(cli, modelName)
    const modelId = modelName === undefined ? draft.model : model?.id
    await cli.call['drafts.restyle']({
      id,
      style: style ?? draft.style,
      letterhead: draft.letterhead && !model?.header,
      ...(modelId && { model: modelId }),
      ...(model?.numbering && { numbering: model.numbering }),
      ...(hyphens && { hyphenated: hyphens === 'oui' }),
    })
    const hyphenated = hyphens ? hyphens === 'oui' : draft.hyphenated
    cli.print(
      { id, style: style ?? draft.style, model: modelId ?? null, hyphenated },
      () =>
        `Présenté à la manière «\u00a0${style ?? draft.style}\u00a0»${model ? `, sur ${model.name}` : ''}${hyphenated ? ', mots coupés en fin de ligne' : ''}.`,
    )
    return 0
  },
}

const kindNames: Readonly<Record<TextKind, string>> = {
  filing: 'Nouveaux recours et requêtes',
  briefing: 'Nouvelles notes et documents parlementaires',
}

/** Sentence for a text just made whose kind has lost its model. */
export async function goneDefault(
  cli: Cli<object, 'settings.get'>,
  draft: Draft,
): Promise<string | undefined> {
  const kind = kindOf(draft.style)
  const modelId = (await cli.call['settings.get']({}))[defaultModelKey(kind)]
  return modelId && !draft.model ? MISSING_DEFAULT_MODEL[kind] : undefined
}

/** The parts of a letter as one types them. */
const ROLE_WORDS: Readonly<Record<string, LetterRole>> = {
  adresse: 'address',
  date: 'date',
  titre: 'title',
  titre1: 'heading1',
  titre2: 'heading2',
  titre3: 'heading3',
  texte: 'body',
  citation: 'quote',
  note: 'note',
  signature: 'signature',
  rien: 'other',
}

const roleWord = (role: LetterRole): string =>
  Object.keys(ROLE_WORDS).find(word => ROLE_WORDS[word] === role) ?? role

/** Reads « 4=titre » as the part of the fourth paragraph that is listed. */
function rolesTyped(typed: readonly string[] = []): LetterRoles {
  return Object.fromEntries(
    typed.map(one => {
      const [, rank = '', word = ''] = /^(\d+)=(\p{L}+\d?)$/u.exec(one) ?? []
      const role = ROLE_WORDS[word]
      if (role) return [rank, role]
      throw new UsageError(
        `«\u00a0${one}\u00a0» n’est pas un rang et une partie. On écrit par exemple 4=titre\u00a0; les parties sont ${Object.keys(ROLE_WORDS).join(', ')}.`,
      )
    }),
  )
}

const reportLines = ({ report: { taken: features, left } }: Pick<WordModel, 'report'>): string[] => [
  'Repris :',
  ...features.map(one => `  ${one}`),
  ...(left.length > 0 ? ['Non repris :', ...left.map(one => `  ${one}.`)] : ['Tout est repris.']),
]

/** The model an option names, by its id or its name; none when it names none. */
export const modelNamed = async (
  cli: Cli<object, 'models.list'>,
  name: string | undefined,
): Promise<WordModel | undefined> => (name === undefined ? undefined : modelByName(cli, name))

async function modelByName(cli: Cli<object, 'models.list'>, name: string): Promise<WordModel> {
  const all = await cli.call['models.list']({})
  const model =
    all.find(one => one.id === name) ?? all.find(one => one.name.toLowerCase() === name.toLowerCase())
  if (model) return model
  throw new UsageError(
    `Il n’y a pas de modèle Word «\u00a0${name}\u00a0».${all.length > 0 ? ` Il y a : ${all.map(one => one.name).join(', ')}.` : ' «\u00a0model add\u00a0» en prend un.'}`,
  )
}
