import { call } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { longDay } from '../ui/date.ts'
import { useSay } from '../ui/toast.tsx'

/** Says that a text was filed, and how one goes on from it. */
export function FiledBar({
  dossier,
  draft,
  date,
}: {
  readonly dossier: string
  readonly draft: string
  readonly date: string
}) {
  const say = useSay()
  const copy = () =>
    call['drafts.copy']({ id: draft }).then(made => go(['dossier', dossier, made.id]), say.failed)
  return (
    <div className="desk-bar" role="status">
      <p>{`Déposé le ${longDay(date)} : ce texte se lit, il ne change plus.`}</p>
      <Button onPress={() => void copy()}>Copier pour amender</Button>
    </div>
  )
}
