import type { Problem } from '../../shared/model/check.ts'
import { useCall } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { keyed } from '../ui/keyed.ts'
import { Failure, Loading } from '../ui/state.tsx'

const titles = { blocking: 'Empêche le dépôt', warning: 'À revoir', information: 'Pour information' } as const
const severities = ['blocking', 'warning', 'information'] as const

interface Props {
  readonly draft: string
  /** blocks the caret's heading covers: their problems come first */
  readonly near?: string
  readonly onGo: (at: Problem['at']) => void
}

/** What is missing or doubtful, in sentences, the gravest first, each with its law and a way there. */
export function Checks({ draft, near, onGo }: Props) {
  const { value, error, reload } = useCall('drafts.check', { id: draft }, [
    'drafts',
    'dossiers',
    'exhibits',
    'library',
  ])
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading what="Contrôle du texte" />
  if (value.length === 0)
    return <p className="help">Rien à signaler : le texte est complet au regard des contrôles connus.</p>
  const here = near ? value.filter(one => one.at.block === near) : []
  return (
    <div className="checks">
      {here.length > 0 && <Group title="Ici" problems={here} onGo={onGo} />}
      {severities.map(severity => {
        const problems = value.filter(one => one.severity === severity && !here.includes(one))
        return (
          problems.length > 0 && (
            <Group key={severity} title={titles[severity]} problems={problems} onGo={onGo} />
          )
        )
      })}
    </div>
  )
}

const Group = ({
  title,
  problems,
  onGo,
}: {
  readonly title: string
  readonly problems: readonly Problem[]
  readonly onGo: Props['onGo']
}) => (
  <section>
    <h2>
      {title} <small>{problems.length}</small>
    </h2>
    <ul>
      {keyed(problems, one => `${one.code}/${one.at.block ?? ''}${one.at.fact ?? ''}`).map(
        ({ key, item: one }) => (
          <li key={key} className={`problem ${one.severity}`}>
            <p>
              {one.message}
              {one.law && <span className="law"> {one.law}</span>}
            </p>
            <span className="actions">
              {(one.at.fact || one.at.exhibit) && (
                <Button look="link" onPress={() => onGo({ fact: one.at.fact, exhibit: one.at.exhibit })}>
                  {one.at.fact ? 'Compléter le dossier' : 'Voir la pièce'}
                </Button>
              )}
              {one.at.block && (
                <Button look="link" onPress={() => onGo({ block: one.at.block })}>
                  Aller au passage
                </Button>
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  </section>
)
