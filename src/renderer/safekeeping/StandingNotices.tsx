import { useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
import { withKeys } from '../ui/keyed.ts'
import './notices.css'

/** Facts of the library's safety that stand until they are mended, each with the way to where that is done. */
export function StandingNotices() {
  const { value } = useCall('backups.notices', {})
  if (!value || value.length === 0) return null
  return (
    <aside className="safety-notices" aria-label="Sécurité de la bibliothèque">
      {withKeys(value, one => one.message).map(({ key, item: { code, message, severity, part } }) => (
        <p key={key} className={severity}>
          {message}{' '}
          <a href={href(['reglages'], { partie: part })}>
            {code === 'synchronised' ? SHELTER : LINK_TEXT[part]}
          </a>
        </p>
      ))}
    </aside>
  )
}

const SHELTER = 'Mettre la bibliothèque à l’abri'
const LINK_TEXT = {
  backups: 'Voir les sauvegardes',
  doctor: 'Vérifier la bibliothèque',
  place: 'Où est la bibliothèque',
} as const
