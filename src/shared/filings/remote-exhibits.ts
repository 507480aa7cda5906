import { z } from 'zod'
import { Filing } from './model.ts'

/** An exhibit of a deposit whose file is not on this desk; `space`: the title of the one where it stayed. */
export const RemoteExhibit = z.object({
  number: z.int().positive(),
  label: z.string(),
  sha256: z.string(),
  space: z.string(),
  /** whether each meeting asks for it: this desk noted the deposit without it */
  isAwaited: z.boolean(),
})
export type RemoteExhibit = Readonly<z.infer<typeof RemoteExhibit>>

/** A deposit as it stands on this desk. */
export const FilingHere = Filing.extend({ remote: z.array(RemoteExhibit).default([]) })
export type FilingHere = z.infer<typeof FilingHere>

/** « Le fichier de la pièce n° 2 reste dans l’espace « Recours » : le dépôt en garde l’empreinte. Il sera demandé à la prochaine rencontre. » */
export function frozenByDigest(remote: readonly RemoteExhibit[]): string {
  const [first] = remote
  if (!first) return ''
  const spaces = [...new Set(remote.map(one => `«\u00a0${one.space}\u00a0»`))].join(', ')
  const isOne = remote.length === 1
  const place = isOne
    ? `Le fichier de la pièce n°\u00a0${first.number} reste dans l’espace ${spaces}\u00a0: le dépôt en garde l’empreinte.`
    : `Les fichiers de ${remote.length} pièces restent dans un espace (${spaces})\u00a0: le dépôt en garde les empreintes.`
  if (!remote.some(one => one.isAwaited)) return place
  return `${place} ${isOne ? 'Il sera demandé' : 'Ils seront demandés'} à la prochaine rencontre.`
}

/** « Pièce n° 2, Plan du site : empreinte SHA-256 9f86d0… » */
export const digestLine = ({ number, label, sha256 }: RemoteExhibit): string =>
  `Pièce n°\u00a0${number}, ${label || 'sans intitulé'}\u00a0: empreinte SHA-256 ${sha256}`
