import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from '../../../shared/drafts/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { conflictSides } from '../../../shared/sharing/office/desk-words.ts'
import type { DemoDesk } from '../demo-desk.ts'
import type { DemoHost } from './demo-host.ts'
import { holdsWord } from './host-words.ts'

/** The three desks: how each is called, and logs in on the server. */
export const NAMES = {
  lea: { name: 'Léa', login: 'lea' },
  ali: { name: 'Ali', login: 'ali' },
  zoe: { name: 'Zoé', login: 'zoe' },
} as const
export type DeskName = keyof typeof NAMES

interface Stage {
  readonly say: (line: string) => void
  readonly host: DemoHost
  readonly desks: Readonly<Record<DeskName, DemoDesk>>
  readonly place: string
}

const SPACE_TITLE = 'Recours de Zedville'
const SENTENCES = [
  'Le maire a autorisé douze caméras sur la place de la Gare.',
  'Sa décision n’est pas motivée.',
  'Le dispositif filme l’entrée de l’école.',
]
const LAST_SENTENCE = 'Le mémoire sera relu vendredi.'
/** Words of the texts, of the exhibit and of the titles, that the host must not have. */
const SECRET_WORDS = ['Zedville', 'caméras', 'cabinet médical', 'suffisamment', 'huissier', 'relu vendredi']

/** Stops the demonstration where it would say something that it did not see. */
function requireSeen(isSeen: boolean, fact: string): void {
  if (!isSeen) throw new AppError('damaged', `la démonstration n’a pas vu ceci : ${fact}.`)
}

/** Plays the story of an office, and says each step once it was seen. */
export async function tellStory(stage: Stage): Promise<void> {
  const space = await gather(stage)
  const { draft, paragraphs } = await share(stage, space)
  await writeApart(stage, draft, paragraphs)
  await settle(stage, space, draft)
  await depart(stage, space, draft, paragraphs)
  searchHost(stage)
}

/** Léa founds the space and lets the two others in. */
async function gather({ say, host, desks: { lea, ali, zoe } }: Stage): Promise<string> {
  const { space } = await lea.call['office.create']({
    ...{ title: SPACE_TITLE, url: host.addressFor('lea'), name: NAMES.lea.name },
  })
  say(`• Léa ouvre l’espace «\u00a0${SPACE_TITLE}\u00a0».`)
  for (const [desk, { name, login }] of [
    [ali, NAMES.ali],
    [zoe, NAMES.zoe],
  ] as const) {
    const { card, words } = await desk.call['office.card']({ name })
    const invited = await lea.call['office.invite']({ space, card, role: 'writer' })
    requireSeen(invited.words.join() === words.join(), 'les mêmes dix mots des deux côtés')
    await desk.call['office.join']({ invitation: invited.invitation, url: host.addressFor(login) })
    say(`• ${name} rejoint l’espace. Dix mots lus des deux côtés, les mêmes : ${words.join(' ')}.`)
  }
  return space
}

/** Léa puts a dossier in the space, and the two others receive it. */
async function share({ say, desks: { lea, ali, zoe }, place }: Stage, space: string) {
  const dossier = await lea.call['dossiers.save']({
    dossier: {
      ...{ id: crypto.randomUUID(), type: 'recourse', title: 'Caméras de Zedville', template: '' },
      ...{ facts: {}, parties: [], events: [], notes: '', revision: 0, updatedAt: '' },
    },
  })
  const paragraphs = SENTENCES.map(() => crypto.randomUUID() as string)
  const draft = crypto.randomUUID() as string
  await lea.call['drafts.save']({
    draft: {
      ...{ id: draft, dossier: dossier.id, title: 'Requête', revision: 0 },
      blocks: paragraphs.map((id, at): Block => paragraph(id, SENTENCES[at] ?? '')),
    },
  })
  const exhibit = join(place, 'constat.txt')
  writeFileSync(exhibit, 'Constat de l’huissier du 3 mars : douze caméras.')
  await lea.call['exhibits.add']({ dossier: dossier.id, file: { token: lea.tokens.addFile(exhibit) } })
  await lea.call['office.share']({ kind: 'dossier', id: dossier.id, space })
  const sent = (await meet(lea)).sent
  say(`• Léa y met un dossier, un écrit de trois phrases et une pièce : ${sent} changements envoyés.`)
  for (const [desk, name] of [
    [ali, 'Ali'],
    [zoe, 'Zoé'],
  ] as const) {
    await meet(desk)
    const exhibits = await desk.call['exhibits.list']({ dossier: dossier.id })
    requireSeen(
      exhibits.length === 1 && (await textOf(desk, draft)) === (await textOf(lea, draft)),
      `le dossier chez ${name}`,
    )
  }
  say('• Ali et Zoé l’ont reçu : le même texte, et la pièce.')
  return { draft, paragraphs }
}

/** The host is cut off; each writes, and a meeting says that it cannot be held. */
async function writeApart(
  { say, host, desks: { lea, ali, zoe } }: Stage,
  draft: string,
  paragraphs: string[],
) {
  host.halt()
  const failure = (await ali.call['office.sync']({}))[0]?.failure ?? ''
  requireSeen(failure !== '', 'un bureau qui ne répond plus')
  say(`• Le bureau est coupé. Ali essaie de le rencontrer : «\u00a0${failure}\u00a0»`)
  const [, second = '', third = ''] = paragraphs
  await rewrite(lea, draft, second, 'Sa décision n’est pas suffisamment motivée.')
  await rewrite(ali, draft, second, 'Sa décision n’est pas assez motivée.')
  await rewrite(zoe, draft, third, 'Le dispositif filme l’entrée de l’école et celle d’un cabinet médical.')
  say('• Chacun écrit quand même : Léa et Ali changent la deuxième phrase, Zoé la troisième.')
  host.start()
}

/** The host is back: disjoint edits go together, the conflict is told, and a choice settles it for all. */
async function settle({ say, desks: { lea, ali, zoe } }: Stage, space: string, draft: string) {
  for (const desk of [lea, ali, zoe, lea, ali]) await meet(desk)
  const conflicts = await zoe.call['office.conflicts']({ space })
  const [conflict] = conflicts
  if (!conflict) throw new AppError('damaged', 'la démonstration n’a pas vu ceci : le conflit attendu.')
  requireSeen((await textOf(lea, draft)).includes('cabinet médical'), 'la phrase de Zoé chez Léa')
  say(
    '• Le bureau revient, les trois s’y rencontrent. La phrase de Zoé est entrée chez les deux autres sans question.',
  )
  say(
    `• Un passage est à choisir, et rien n’en est perdu (${conflicts.length === 1 ? 'un seul' : conflicts.length}) :`,
  )
  for (const side of conflictSides(conflict)) say(`    ${side}`)
  const { kind, id } = conflict
  await zoe.call['office.choose']({ ...{ space, kind, id }, conflict: conflict.conflict, side: 'theirs' })
  for (const desk of [zoe, lea, ali]) await meet(desk)
  const texts = await Promise.all([lea, ali, zoe].map(desk => textOf(desk, draft)))
  requireSeen(new Set(texts).size === 1, 'le même texte sur les trois postes')
  requireSeen((await lea.call['office.conflicts']({ space })).length === 0, 'un conflit réglé pour tous')
  const figures = createHash('sha256')
    .update(texts[0] ?? '')
    .digest('hex')
    .slice(0, 12)
  say(
    `• Zoé prend l’autre version. Les trois postes ont maintenant le même texte (empreinte ${figures}…), et plus rien à choisir.`,
  )
}

/** Ali leaves: what follows is sealed under a key that he has not. */
async function depart(
  { say, desks: { lea, ali, zoe } }: Stage,
  space: string,
  draft: string,
  paragraphs: string[],
) {
  const { members } = await lea.call['office.members']({ space })
  const key = members.find(({ name }) => name === NAMES.ali.name)?.key ?? ''
  await lea.call['office.remove']({ space, member: key })
  await rewrite(lea, draft, paragraphs[0] ?? '', `${SENTENCES[0]} ${LAST_SENTENCE}`)
  for (const desk of [lea, zoe]) await meet(desk)
  requireSeen((await textOf(zoe, draft)).includes(LAST_SENTENCE), 'la nouvelle phrase chez Zoé')
  const failure = (await ali.call['office.sync']({}))[0]?.failure ?? ''
  const findings = (await ali.call['office.findings']({})).map(one => one.sentence)
  requireSeen(!(await textOf(ali, draft)).includes(LAST_SENTENCE), 'un texte qu’Ali ne reçoit plus')
  say('• Léa retire Ali de l’espace, puis écrit une phrase : Zoé l’a reçue, Ali ne l’a pas.')
  for (const sentence of [failure, ...findings].filter(Boolean))
    say(`    Ali lit : «\u00a0${sentence}\u00a0»`)
}

/** Looks for the words of the story in all that the host keeps. */
function searchHost({ say, host }: Stage): void {
  let [files, bytes] = [0, 0]
  for (const content of host.files()) {
    files += 1
    bytes += content.length
    requireSeen(!holdsWord(content, SECRET_WORDS), 'un bureau sans un mot des textes')
  }
  const size = `${files.toLocaleString('fr-FR')} fichiers, ${(bytes / 1e6).toLocaleString('fr-FR', { maximumFractionDigits: 2 })} Mo`
  say(
    `• Tout ce que le bureau garde a été fouillé (${size}, journaux compris) : aucun des mots cherchés n’y est`,
  )
  say(`    (${SECRET_WORDS.join(', ')}).`)
}

/** A meeting that must succeed. */
async function meet(desk: DemoDesk) {
  const [report] = await desk.call['office.sync']({})
  if (report?.failure !== '') throw new AppError('damaged', report?.failure ?? 'aucun espace à rencontrer.')
  return report
}

const paragraph = (id: string, text: string): Block => ({
  ...{ kind: 'paragraph', id, style: 'body' },
  inlines: [{ kind: 'text', text }],
})

async function rewrite(desk: DemoDesk, id: string, block: string, text: string): Promise<void> {
  const draft = await desk.call['drafts.get']({ id })
  const blocks = draft.blocks.map(one => (one.id === block ? paragraph(block, text) : one))
  await desk.call['drafts.save']({ draft: { ...draft, blocks } })
}

const textOf = async (desk: DemoDesk, id: string): Promise<string> =>
  JSON.stringify((await desk.call['drafts.get']({ id })).blocks)
