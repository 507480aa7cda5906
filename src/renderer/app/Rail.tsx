import { Library as Books, Building2, Settings as Cog, FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { href } from '../kernel/route.ts'

/** The places of the window, in the order of the rail. */
export const places = [
  { path: 'dossiers', label: 'Dossiers', icon: FolderOpen, keys: 'Ctrl+1' },
  { path: 'bibliotheque', label: 'Bibliothèque', icon: Books, keys: 'Ctrl+2' },
  { path: 'campagne', label: 'Campagne', icon: Building2, keys: 'Ctrl+3' },
  { path: 'reglages', label: 'Réglages', icon: Cog, keys: 'Ctrl+4' },
] as const

interface Props {
  readonly place: string
  readonly onPalette: () => void
  /** how what is shared with others stands */
  readonly shared: ReactNode
}

/** The way from any place to the others. */
export const Rail = ({ place, onPalette, shared }: Props) => (
  <nav className="rail" aria-label="Prétoire">
    {places.map(({ path: to, label, icon: Icon }) => {
      const current = to === place || (to === 'dossiers' && place === 'dossier')
      return (
        <a key={to} href={href([to])} aria-current={current ? 'page' : undefined}>
          <Icon size={19} strokeWidth={1.6} aria-hidden />
          <span>{label}</span>
        </a>
      )
    })}
    {shared}
    <button type="button" className="rail-more" onClick={onPalette} aria-keyshortcuts="Control+K">
      <kbd>Ctrl K</kbd>
      <span>Commandes</span>
    </button>
  </nav>
)
