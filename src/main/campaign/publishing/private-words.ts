import { homedir } from 'node:os'
import type { PrivateWords } from '../../../shared/campaign/publishing/privacy.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Library } from '../../kernel/library.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { bills } from '../bills/store.ts'
import { calls } from '../calls/store.ts'
import { campaigns } from '../campaigns/store.ts'
import { members } from '../members/store.ts'

/** Shorter words are in any page. */
const MIN_LETTERS = 12
const MIN_NAME_LETTERS = 8

/** The words of the library that no page may hold, save those whoever publishes gave as public: notes, what was said on the telephone, who called, addresses, parties, places of this computer. */
export function privateWordsOf(
  { db, folder }: Pick<Library, 'db' | 'folder'>,
  publicWords: string,
): PrivateWords[] {
  const logs = calls(db).list()
  const store = members(db)
  const all = [
    ...allArguments(db).map(one => ({ words: one.notes, reason: 'la note privée d’un argument' })),
    ...bills(db)
      .list()
      .map(one => ({ words: one.note, reason: 'la note privée d’un texte de loi' })),
    ...campaigns(db)
      .list()
      .flatMap(one => [
        { words: one.notes, reason: 'la note privée d’une campagne' },
        // whoever publishes may say that their contact is public
        { words: publicWords.includes(one.contact) ? '' : one.contact, reason: 'le contact d’une campagne' },
      ]),
    ...logs.flatMap(one => [
      { words: one.said, reason: 'ce qui a été dit dans un appel' },
      { words: one.followUp ?? '', reason: 'la suite notée d’un appel' },
    ]),
    ...[
      ...store.list('senat'),
      ...['', ...store.legislatures()].flatMap(legislature => store.list('an', legislature)),
    ].map(one => ({ words: one.office, reason: 'l’adresse d’une permanence' })),
    { words: folder, reason: 'le dossier de la bibliothèque' },
    { words: homedir(), reason: 'un dossier de cet ordinateur' },
  ].filter(one => one.words.trim().length >= MIN_LETTERS)
  const names = [
    ...logs.map(one => ({ words: one.volunteer, reason: 'le nom d’une personne qui a appelé' })),
    ...dossiers(db)
      .list()
      .flatMap(({ id }) => dossiers(db).get(id).parties)
      .filter(one => one.type === 'person')
      .map(one => ({
        words: [one.firstName, one.name].filter(Boolean).join(' '),
        reason: 'le nom d’une partie à un dossier',
      })),
  ].filter(one => one.words.trim().length >= MIN_NAME_LETTERS)
  return [...all, ...names].map(one => ({ ...one, words: one.words.trim() }))
}
