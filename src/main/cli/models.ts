import { AppError } from '../../shared/errors.ts'
import {
  defaultGone,
  defaultModelKey,
  kindOf,
  type TextKind,
  textKinds,
} from '../../shared/model/default-model.ts'
import { type Draft, Style } from '../../shared/model/draft.ts'
import type { WordModel } from '../../shared/model/word-model.ts'
import { expect, oneOf, UsageError } from './args.ts'
import type { Cli, Verb } from './verb.ts'

/** The Word models: files of one's own that texts are printed on. */
export const modelVerbs: readonly Verb[] = [
  {
    name: 'model add',
    usage: 'model add FICHIER [--name NOM]',
    about:
      'prend un .docx ou un .dotx comme papier : page, styles, en-tête, pied ; dit ce qui n’est pas repris',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const { name } = cli.options
      const { model, replaced } = await cli.call['models.add']({ file: { path }, ...(name && { name }) })
      cli.print({ ...model, replaced }, () =>
        [
          `${model.name} : modèle Word ${replaced ? 'remplacé' : 'ajouté'} (${model.id}).`,
          ...told(model),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'model list',
    usage: 'model list',
    about: 'les modèles Word de la bibliothèque',
    run: async (cli, words) => {
      expect(words, [])
      const all = await cli.call['models.list']({})
      cli.print(
        all,
        () => all.map(one => `${one.id}  ${one.name} (${one.file})`).join('\n') || 'Aucun modèle Word.',
      )
      return 0
    },
  },
  {
    name: 'model show',
    usage: 'model show MODÈLE',
    about: 'ce qui est repris d’un modèle Word, et ce qui ne l’est pas',
    run: async (cli, words) => {
      const [name = ''] = expect(words, ['le modèle'])
      const model = await named(cli, name)
      cli.print(model, () => [model.name, ...told(model)].join('\n'))
      return 0
    },
  },
  {
    name: 'model remove',
    usage: 'model remove MODÈLE',
    about: 'le retire ; les textes qui l’avaient gardent leur manière',
    run: async (cli, words) => {
      const [name = ''] = expect(words, ['le modèle'])
      const { id, name: said } = await named(cli, name)
      await cli.call['models.remove']({ id })
      const values = await cli.call['settings.get']({})
      const lost = textKinds.filter(kind => values[defaultModelKey(kind)] === id)
      cli.print({ id }, () =>
        [`${said} : retiré (« model restore ${id} » le remet).`, ...lost.map(kind => defaultGone[kind])].join(
          '\n',
        ),
      )
      return 0
    },
  },
  {
    name: 'model restore',
    usage: 'model restore IDENTIFIANT',
    about: 'remet un modèle Word retiré',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’identifiant'])
      await cli.call['models.restore']({ id })
      const back = (await cli.call['models.list']({})).find(one => one.id === id)
      if (!back) throw new AppError('not-found', `Il n’y a pas eu de modèle Word « ${id} ».`)
      cli.print(back, () => `${back.name} : remis.`)
      return 0
    },
  },
  {
    name: 'model default',
    usage: 'model default [MODÈLE|aucun] [--for filing|briefing]',
    about:
      'le modèle Word des nouveaux textes : recours et requêtes (filing), notes et documents parlementaires (briefing), les deux sans --for ; sans modèle, dit lequel',
    run: async (cli, words) => {
      const [asked] = words
      if (asked !== undefined) expect(words, ['le modèle'])
      const kinds = cli.options.for ? [oneOf(cli.options.for, textKinds, 'for') as TextKind] : textKinds
      const model = asked === 'aucun' ? undefined : await modelNamed(cli, asked)
      const given = Object.fromEntries(kinds.map(kind => [defaultModelKey(kind), model?.id ?? '']))
      const values =
        asked === undefined
          ? await cli.call['settings.get']({})
          : await cli.call['settings.save']({ values: given })
      const all = await cli.call['models.list']({})
      const found = kinds.map(kind => {
        const id = values[defaultModelKey(kind)]
        return { kind, id, model: all.find(one => one.id === id) }
      })
      cli.print(Object.fromEntries(found.map(one => [one.kind, one.model?.id ?? null])), () =>
        found
          .map(one =>
            one.id && !one.model
              ? defaultGone[one.kind]
              : `${kindNames[one.kind]} : ${one.model?.name ?? 'aucun'}.`,
          )
          .join('\n'),
      )
      return 0
    },
  },
  {
    name: 'draft look',
    usage: 'draft look ÉCRIT [--style MANIÈRE] [--model MODÈLE|aucun]',
    about: 'la manière et le modèle Word d’un écrit',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const style = oneOf(cli.options.style, Style.options, 'style')
      const { model: asked } = cli.options
      const draft = await cli.call['drafts.get']({ id })
      if (!style && !asked) {
        const { style: now, model = null, letterhead, numbering } = draft
        cli.print(
          { style: now, model, letterhead, numbering },
          () => `${now}${model ? `, modèle ${model}` : ''}`,
        )
        return 0
      }
      const model = asked === 'aucun' ? undefined : await modelNamed(cli, asked)
      const kept = asked === undefined ? draft.model : model?.id
      await cli.call['drafts.restyle']({
        id,
        style: style ?? draft.style,
        letterhead: draft.letterhead && !model?.header,
        ...(kept && { model: kept }),
        ...(model?.numbering && { numbering: model.numbering }),
      })
      cli.print(
        { id, style: style ?? draft.style, model: kept ?? null },
        () => `Présenté à la manière « ${style ?? draft.style} »${model ? `, sur ${model.name}` : ''}.`,
      )
      return 0
    },
  },
]

const kindNames: Readonly<Record<TextKind, string>> = {
  filing: 'Nouveaux recours et requêtes',
  briefing: 'Nouvelles notes et documents parlementaires',
}

/** What is said of a text just made whose kind has lost its model. */
export async function goneDefault(cli: Cli, made: Draft): Promise<string | undefined> {
  const kind = kindOf(made.style)
  const chosen = (await cli.call['settings.get']({}))[defaultModelKey(kind)]
  return chosen && !made.model ? defaultGone[kind] : undefined
}

const told = ({ report: { taken, left } }: WordModel): string[] => [
  'Repris :',
  ...taken.map(one => `  ${one}`),
  ...(left.length > 0 ? ['Non repris :', ...left.map(one => `  ${one}.`)] : ['Tout est repris.']),
]

/** The model an option names, by its id or its name; none when it names none. */
export const modelNamed = async (cli: Cli, name: string | undefined): Promise<WordModel | undefined> =>
  name === undefined ? undefined : named(cli, name)

async function named(cli: Cli, name: string): Promise<WordModel> {
  const all = await cli.call['models.list']({})
  const found =
    all.find(one => one.id === name) ?? all.find(one => one.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new UsageError(
    `Il n’y a pas de modèle Word « ${name} ».${all.length > 0 ? ` Il y a : ${all.map(one => one.name).join(', ')}.` : ' « model add » en prend un.'}`,
  )
}
