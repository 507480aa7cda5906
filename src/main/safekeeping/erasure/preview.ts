import { countOf, inGuillemets } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { ErasedCount, ErasurePreview, ErasureTarget } from '../../../shared/safekeeping/erasure.ts'
import type { Backup } from '../../../shared/safekeeping/model.ts'
import type { Library } from '../../kernel/library.ts'
import { readVault } from '../../kernel/vault/vault-file.ts'
import { readIdentity } from '../../library/identity.ts'
import { backups, backupsIn } from '../list.ts'
import { secondPlace } from '../second-place.ts'
import { maskNames } from './mask-rows.ts'
import { patternOf } from './name-pattern.ts'
import { partyForms } from './party-forms.ts'
import type { ErasureScope } from './scope.ts'
import {
  countFiledDrafts,
  countMentions,
  countTarget,
  isFiledExhibit,
  partyOf,
  spacesOfTarget,
  targetFiles,
  targetTitle,
  unproposedSpaces,
} from './store.ts'

const WHAT_STAYS =
  'Les fichiers exportés, imprimés ou envoyés ne sont pas touchés. Ni les sauvegardes faites ou copiées ailleurs\u00a0: Prétoire ne sait pas où elles sont, et chacune contient encore ce qui est effacé ici. '
const CLEAR_COPIES = 'Supprimez-les vous-même.'
const SEALED_COPIES =
  'Scellées, elles s’ouvrent toujours avec la phrase de passe de leur jour\u00a0: supprimez-les vous-même.'
const EXPORTS = 'Les fichiers préparés et pas encore retirés, de tous les dossiers, sont effacés aussi.'

/** Tells what an erasure would take, what rests on it, and what it cannot reach. Changes nothing. */
export function previewErasure(library: Library, target: ErasureTarget): ErasurePreview {
  const title = requireTarget(library, target)
  return {
    target,
    title,
    counts: countScope(library, target),
    warnings: [
      ...(target.kind === 'party' ? partyWarnings(library, target.dossier) : restWarnings(library, target)),
    ]
      .concat(absentPlace(library), WARNINGS[target.kind], copiesElsewhere(library), EXPORTS)
      .filter(Boolean),
    backups: reachableBackups(library).length,
    unproposedSpaces: unproposedSpaces(library.db, target),
  }
}

/** A sentence on what each kind leaves behind. */
const WARNINGS: Readonly<Record<ErasureTarget['kind'], string>> = {
  dossier: 'Les arguments, les modèles et les lots que vous en avez tirés restent.',
  exhibit: '',
  calls: 'Les positions publiques et les rôles notés sur sa fiche restent.',
  campaign:
    'Les dossiers, les arguments et les envois de cette campagne restent\u00a0; un dossier s’efface à part. Un lot pris de nouveau, ou la bibliothèque de départ, peut ramener le texte tel qu’il le publie.',
  party:
    'Son nom est cherché tel qu’il est écrit ici, dans un ordre ou dans l’autre, et après «\u00a0M.\u00a0», «\u00a0Mme\u00a0» ou «\u00a0Me\u00a0»\u00a0: des initiales ou un surnom ne sont pas reconnus. Le contenu des fichiers des pièces n’est pas fouillé.',
}

function restWarnings(library: Library, target: ErasureTarget): string[] {
  const mentions = countMentions(library.db, target)
  const shared = sharedFiles(library, target)
  const spaces = spacesOfTarget(library.db, target).map(inGuillemets)
  return [
    spaces.length > 0
      ? `D’autres l’ont\u00a0: il est dans ${spaces.length > 1 ? 'les espaces' : 'l’espace'} ${spaces.join(', ')}. Leur bureau et leurs autres membres gardent ce qu’ils en ont reçu, et peuvent continuer d’y écrire\u00a0: Prétoire ne l’efface pas chez eux. Ici, rien n’en sera plus pris, à moins que vous ne le partagiez de nouveau. ${proposalText(unproposedSpaces(library.db, target).length > 0)}`
      : '',
    mentions > 0
      ? `${mentions > 1 ? `${mentions} autres écrits, dossiers ou arguments le nomment` : '1 autre écrit, dossier ou argument le nomme'}\u00a0: l’endroit y deviendra un manque visible.`
      : '',
    shared > 0
      ? `${shared > 1 ? `${shared} de ses fichiers servent` : '1 de ses fichiers sert'} aussi ailleurs dans la bibliothèque\u00a0: ${shared > 1 ? 'ils y restent' : 'il y reste'}.`
      : '',
  ]
}

const proposalText = (isUnproposed: boolean): string =>
  isUnproposed
    ? 'Pour qu’il disparaisse aussi chez eux, proposez-leur de l’effacer\u00a0: chacun l’accepte, ou non, sur son poste.'
    : 'Vous leur avez proposé de l’effacer\u00a0: leurs réponses sont dans la page de l’espace.'

function partyWarnings(library: Library, dossier: string): string[] {
  const filed = countFiledDrafts(library.db, dossier)
  return [
    'Les écrits qui la reprennent montreront un manque à sa place.',
    filed > 0
      ? `${countOf(filed, 'écrit déposé', 'écrits déposés')} et les versions de ${filed > 1 ? 'ceux-ci' : 'celui-ci'} restent tels qu’ils ont été produits, et peuvent la nommer\u00a0: seul l’effacement du dossier entier les efface.`
      : '',
  ]
}

/** Sentence on what no erasure reaches. A backup carries what opens it: no key destroyed here would close it. */
export const copiesElsewhere = ({ folder }: Pick<Library, 'folder'>): string =>
  WHAT_STAYS + (readVault(folder) ? SEALED_COPIES : CLEAR_COPIES)

/** Sentence on the second place, where it is not there; empty otherwise. */
export function absentPlace(library: Library): string {
  const place = secondPlace(library)
  return place && !place.isThere
    ? `La seconde place des sauvegardes, «\u00a0${place.folder}\u00a0», n’est pas là\u00a0: ses copies seront réécrites quand elle reviendra, Prétoire étant ouvert.`
    : ''
}

/** Counts what an erasure takes: rows and, of a party, the places where its name is masked. */
export function countScope(library: Library, target: ErasureTarget): ErasedCount[] {
  const { db } = library
  if (target.kind !== 'party') return countTarget(db, target)
  const { pattern, dossier, kept } = scopeOf(library, target)
  const names = pattern ? maskNames(db, { pattern, dossier, party: target.id, kept }, true) - 1 : 0
  return [
    { words: 'partie, avec ses coordonnées', count: 1 },
    { words: maskedWords(names), count: names },
  ]
}

export const maskedWords = (count: number): string =>
  count > 1
    ? 'endroits des textes et des versions où le nom est remplacé par «\u00a0[effacé]\u00a0»'
    : 'endroit des textes et des versions où le nom est remplacé par «\u00a0[effacé]\u00a0»'

/** The extent of an erasure, as it is remembered until it ends. */
export function scopeOf(library: Library, target: ErasureTarget): ErasureScope {
  const { kind, id } = target
  if (target.kind !== 'party') return { kind, id, targets: [target], kept: [] }
  const party = partyOf(library.db, target)
  const forms = party ? partyForms(party) : []
  return { kind, id, targets: [], dossier: target.dossier, pattern: patternOf(forms), kept: [] }
}

/** The backups of the library's folder, and those of this library at the second place, where it is there. */
export function reachableBackups(library: Library): Backup[] {
  const place = secondPlace(library)
  return [...backups(library), ...(place?.isThere ? backupsOf(library, place.folder) : [])]
}

/** The backups of this library in a folder that is not its own. */
export function backupsOf(library: Library, folder: string): Backup[] {
  const id = readIdentity(library.db)?.id
  return backupsIn(folder).filter(({ library: of }) => of === id)
}

/** The title of a target that may be erased. */
export function requireTarget(library: Library, target: ErasureTarget): string {
  const title = targetTitle(library.db, target)
  if (title === undefined)
    throw new AppError(
      'not-found',
      'Ce qu’il faudrait effacer n’est pas dans la bibliothèque\u00a0: rien n’a été changé.',
    )
  if (target.kind === 'exhibit' && isFiledExhibit(library.db, target.id))
    throw new AppError(
      'refused',
      'Cette pièce a été déposée\u00a0: le dépôt la garde telle qu’elle était. Rien n’a été effacé\u00a0; seul le dossier entier peut l’être.',
    )
  return title
}

const sharedFiles = (library: Library, target: ErasureTarget): number => {
  if (target.kind !== 'dossier' && target.kind !== 'exhibit') return 0
  const own = new Set(targetFiles(library.db, target))
  return library.db
    .prepare<{ id: string }, string>(
      `SELECT DISTINCT data ->> '$.file.sha256' FROM exhibits
       WHERE ${target.kind === 'dossier' ? 'dossier' : 'id'} <> @id AND data ->> '$.file.sha256' IS NOT NULL`,
    )
    .pluck()
    .all({ id: target.id })
    .filter(sha256 => own.has(sha256)).length
}
