import type { DraftVersion } from '../../../shared/drafts/version.ts'

const kinds: Readonly<Record<DraftVersion['kind'], string>> = {
  sitting: 'Fin de séance',
  before: 'Avant un changement',
  import: 'Avant un import',
  named: 'Version nommée',
  export: 'Export',
}

/** Title of a version: its name, else why it was kept. */
export const versionName = ({ kind, name }: DraftVersion): string =>
  kind === 'export' ? `Export\u00a0: ${name}` : name || kinds[kind]

/** `+120 −14 mots`, or that nothing changed; of the first one, how many it has. */
export function changeText({
  words,
  added,
  removed,
}: Pick<DraftVersion, 'words' | 'added' | 'removed'>): string {
  if (words === added && removed === 0) return `${words.toLocaleString('fr-FR')}\u00a0mots`
  if (added + removed === 0) return 'mêmes mots'
  const parts = [added > 0 && `+${added}`, removed > 0 && `−${removed}`].filter(Boolean)
  return `${parts.join(' ')}\u00a0mot${added + removed > 1 ? 's' : ''}`
}

const hour = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' })
/** `14:05`, in the user's own time. */
export const hourText = (at: string): string => hour.format(new Date(at))
