import type { Output } from '../../../shared/contract/contract.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { inGuillemets, ofPerson } from '../../../shared/french/wording.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import {
  FILE_CHOICE_HELP,
  NO_SPACE,
  RIGHT_WORDS,
  ROLE_WORDS,
  stateWords,
} from '../../../shared/sharing/office/desk-words.ts'
import { allowShown } from '../../kernel/allowed-addresses.ts'
import type { Runs } from '../verb.ts'
import { absoluteAddress } from './absolute-address.ts'
import { memberNamed } from './named-member.ts'
import type { spaceVerbs } from './space-table.ts'

const ownName = ({ name }: { readonly name: string | undefined }) => (name === undefined ? {} : { name })

/** Ten words of somebody’s key, with whose they are. */
export const wordsLine = ({ name, words }: { readonly name: string; readonly words: readonly string[] }) =>
  `Mots ${ofPerson(name)}, à comparer de vive voix\u00a0: ${words.join(' ')}`

/** A text as a QR code made of characters, two rows of the code by line. */
export async function qrCode(text: string): Promise<string> {
  const { default: encodeQR } = await import('qr')
  return encodeQR(text, 'ascii', { ecc: 'low' })
}

/** Whose a card or an invitation is, and what it is for. */
const readingText = ({ kind, name, title, role, office }: Output<'office.read'>): string =>
  kind === 'card'
    ? `C’est la carte ${ofPerson(name)}.`
    : `${name} vous invite dans l’espace ${inGuillemets(title ?? '')}${office ? `, dans le bureau ${office}` : ''}${role ? `\u00a0: ${RIGHT_WORDS[role]}` : ''}.`

const isPresent = ({ role }: { readonly role: string }) => role !== 'departed'

/** Runs the verbs of its table. A card and an invitation are alone on the standard output, so that they can be sent to a file. */
export const runs: Runs<typeof spaceVerbs> = {
  'office card': async cli => {
    const card = await cli.call['office.card'](ownName(cli.options))
    cli.note(wordsLine(card))
    if (cli.options.qr) cli.note(await qrCode(card.card))
    cli.print(card, () => card.card)
    return 0
  },
  'office read': async (cli, [text = '']) => {
    const reading = await cli.call['office.read']({ text })
    cli.print(reading, () => `${readingText(reading)} ${wordsLine(reading)}`)
    return 0
  },
  'office try': async (cli, [address = '']) => {
    const { sentence } = await cli.call['office.try']({ url: absoluteAddress(address) })
    cli.print({ sentence }, () => sentence)
    return 0
  },
  'office allow': async (cli, [address = '']) => {
    const url = absoluteAddress(address)
    const place = await allowShown(cli.folder, url)
    // that nobody answers yet changes nothing to it
    const answer = await cli.call['office.try']({ url }).then(
      ({ sentence }) => sentence,
      (error: AppError) => error.message,
    )
    cli.print(
      { place, answer },
      () => `${place}\nCette adresse est autorisée dans cette bibliothèque. ${answer}`,
    )
    return 0
  },
  'office space create': async (cli, [title = '']) => {
    const created = await cli.call['office.create']({
      title,
      url: absoluteAddress(cli.options.url),
      ...ownName(cli.options),
    })
    cli.print(
      created,
      () => `L’espace «\u00a0${created.title}\u00a0» est créé (${created.space}). Vous en êtes responsable.`,
    )
    return 0
  },
  'office space invite': async (cli, [space = '', card = '']) => {
    const invited = await cli.call['office.invite']({ space, card, role: cli.options.role ?? 'writer' })
    cli.note(`${invited.name} est membre. ${wordsLine(invited)}`)
    if (cli.options.qr) cli.note(await qrCode(invited.invitation))
    cli.print(invited, () => invited.invitation)
    return 0
  },
  'office space join': async (cli, [invitation = '']) => {
    const { url } = cli.options
    const joined = await cli.call['office.join']({
      invitation,
      ...(url !== undefined && { url: absoluteAddress(url) }),
    })
    cli.print(
      joined,
      () =>
        `Vous êtes dans l’espace «\u00a0${joined.title}\u00a0», invité par ${joined.name}. ${wordsLine(joined)}`,
    )
    return 0
  },
  'office space members': async (cli, [space = '']) => {
    const { title, members, recoveries } = await cli.call['office.members']({ space })
    cli.print({ title, members, recoveries }, () =>
      [
        ...members.map(
          ({ key, name, role, words, isOwn, isHeir }) =>
            `${key.slice(0, 12)}  ${name}${isOwn ? ' (ce poste)' : ''}${isHeir ? ' (a remplacé un poste perdu)' : ''}, ${ROLE_WORDS[role]}\n  ${words.join(' ')}`,
        ),
        ...recoveries.map(
          ({ key, lostName, byName, role, words }) =>
            `${key.slice(0, 12)}  proposé par ${byName}, à confirmer par un autre responsable\u00a0: le nouveau poste ${ofPerson(lostName)}, ${ROLE_WORDS[role]}\n  ${words.join(' ')}`,
        ),
      ].join('\n'),
    )
    return 0
  },
  'office space history': async (cli, [space = '']) => {
    const { acts } = await cli.call['office.members']({ space })
    cli.print(acts, () =>
      acts
        .map(({ at, sentence }) => (at ? `${dateText(at.slice(0, 10))}  ${sentence}` : sentence))
        .join('\n'),
    )
    return 0
  },
  'office space role': async (cli, [space = '', name = '']) => {
    const { members } = await cli.call['office.members']({ space })
    const { key, name: called } = memberNamed(members.filter(isPresent), name)
    const { role } = cli.options
    await cli.call['office.role']({ space, member: key, role })
    cli.print({ member: key, role }, () => `${called} : ${ROLE_WORDS[role]}.`)
    return 0
  },
  'office space remove': async (cli, [space = '', name = '']) => {
    const { members } = await cli.call['office.members']({ space })
    const { key, name: called } = memberNamed(members.filter(isPresent), name)
    await cli.call['office.remove']({ space, member: key })
    cli.print(
      { member: key },
      () =>
        `${called} ne fait plus partie de l’espace : la suite est scellée par une autre clé. Ce qui a été lu l’a été.`,
    )
    return 0
  },
  'office space address': async (cli, [space = '']) => {
    await cli.call['office.address']({ space, url: absoluteAddress(cli.options.url), isNew: cli.options.new })
    cli.print({}, () => 'Le bureau répond à cette adresse ; elle est gardée.')
    return 0
  },
  'office space files': async (cli, [space = '']) => {
    const files = cli.options.mode
    await cli.call['office.chooseFiles']({ space, files })
    cli.print({ files }, () => FILE_CHOICE_HELP[files])
    return 0
  },
  'office status': async cli => {
    const [spaces, findings] = [await cli.call['office.state']({}), await cli.call['office.findings']({})]
    const open = findings.filter(one => !one.isOver)
    const now = new Date()
    cli.print({ spaces, findings }, () =>
      [
        ...(spaces.length === 0 ? [NO_SPACE] : []),
        ...spaces.flatMap(one => [
          `${one.title} : ${stateWords(one, now)}`,
          ...(one.failure ? [`  ${one.failure}`] : []),
        ]),
        ...open.map(one => `! ${one.title} : ${one.sentence}`),
        ...(spaces.length > 0 && open.length === 0 ? ['Rien d’anormal n’a été remarqué.'] : []),
      ].join('\n'),
    )
    return open.length > 0 ? 1 : 0
  },
}
