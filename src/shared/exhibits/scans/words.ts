import type { ScanState } from './model.ts'

const pagesText = (count: number) => `${count}\u00a0page${count > 1 ? 's' : ''}`

/** How far an exhibit is read. */
export function stateText({ pages, unread, recognised, layered, doubtful }: ScanState): string {
  const parts = [
    unread > 0 && `${unread} à lire`,
    recognised > 0 && `${recognised} lue${recognised > 1 ? 's' : ''} sur une image`,
    layered > 0 && `${layered} déjà lue${layered > 1 ? 's' : ''} par un autre logiciel`,
    doubtful > 0 && `${doubtful} mot${doubtful > 1 ? 's' : ''} à vérifier d’abord`,
  ].filter(Boolean)
  return `${pagesText(pages)}${parts.length > 0 ? `\u00a0: ${parts.join(', ')}` : ', toutes de texte'}`
}

/** Tells what a reading did, and what it left. */
export function readText({ read, remaining }: { readonly read: number; readonly remaining: number }): string {
  const rest = remaining > 0 ? `\u00a0; il en reste ${remaining} à lire` : ''
  if (read === 0) return remaining > 0 ? `Aucune page lue${rest}.` : 'Toutes les pages sont lues.'
  return `${pagesText(read)} lue${read > 1 ? 's' : ''}${rest}. Texte reconnu sur des images\u00a0: à vérifier avant de le citer.`
}
