import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { ofPerson } from '../../../shared/drafts/words.ts'
import type { Review } from '../../../shared/sharing/review.ts'

const looks = {
  none: { icon: ShieldQuestion, look: 'warn', title: 'Non signé' },
  'new-author': { icon: ShieldQuestion, look: 'plain', title: 'Signé, auteur nouveau' },
  known: { icon: ShieldCheck, look: 'good', title: 'Signé, auteur connu' },
  'changed-key': { icon: ShieldAlert, look: 'wrong', title: 'La clé a changé' },
  broken: { icon: ShieldAlert, look: 'wrong', title: 'Signature fausse' },
} as const

/** Who signed the pack, in words; a key that changed asks for the user's word. */
export function Signed({
  review: { signature, signed, author },
  trusted,
  onTrust,
}: {
  readonly review: Review
  readonly trusted: boolean
  readonly onTrust: (trusted: boolean) => void
}) {
  const { icon: Icon, look, title } = looks[signature]
  return (
    <div className={`pack-signed ${look}`}>
      <Icon size={22} strokeWidth={1.6} aria-hidden />
      <div>
        <p className="pack-signed-title">{title}</p>
        <p>{signature === 'changed-key' ? signed.replace(/^La clé a changé\. /, '') : signed}</p>
        {signature === 'changed-key' && (
          <label className="check">
            <input type="checkbox" checked={trusted} onChange={event => onTrust(event.target.checked)} />
            J’ai vérifié auprès {ofPerson(author)} : cette nouvelle clé est la sienne
          </label>
        )}
      </div>
    </div>
  )
}
