import { useState } from 'react'
import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import type { TargetList } from '../../../shared/campaign/members/model.ts'
import { call } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { momentText, shortDay } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import { ShareList } from './ShareList.tsx'

interface Props {
  readonly lists: readonly TargetList[]
  readonly members: ReadonlyMap<string, MemberLine>
  readonly onOpen: (list: TargetList) => void
}

/** The lists kept for a bill: opened, called, dealt out among volunteers, removed. */
export function KeptLists({ lists, members, onOpen }: Props) {
  const [sharing, setSharing] = useState<TargetList>()
  const say = useSay()
  return (
    <section aria-labelledby="targets-kept">
      <h2 id="targets-kept">Listes gardées</h2>
      <ul className="rows">
        {lists.map(one => (
          <li key={one.id} className="row-item">
            <button type="button" className="row-link" onClick={() => onOpen(one)}>
              <span className="row-title">{one.title}</span>
              <span className="row-meta">
                {count(one.ranked.length, 'membre')}, {momentText(one.updatedAt)}
              </span>
              <Progress list={one} members={members} />
            </button>
            <a className="button main" href={href(['campagne', 'appels'], { liste: one.id })}>
              Appeler
            </a>
            <Button
              aria-label={`Partager la liste «\u00a0${one.title}\u00a0» entre bénévoles`}
              onPress={() => setSharing(one)}
            >
              Partager
            </Button>
            <Button
              look="quiet"
              aria-label={`Supprimer la liste «\u00a0${one.title}\u00a0»`}
              onPress={() =>
                void call['targets.remove']({ id: one.id }).then(
                  () =>
                    say.success(`Liste «\u00a0${one.title}\u00a0» supprimée.`, () =>
                      call['targets.restore']({ id: one.id }),
                    ),
                  say.error,
                )
              }
            >
              Supprimer
            </Button>
          </li>
        ))}
      </ul>
      {sharing && <ShareList key={sharing.id} list={sharing} onClose={() => setSharing(undefined)} />}
    </section>
  )
}

/** How far each part of a list that was dealt out is, from the logs put together here. */
function Progress({ list: { deal }, members }: { readonly list: TargetList } & Pick<Props, 'members'>) {
  if (!deal) return null
  const parts = deal.parts.map((part, n) => {
    const calledCount = part.filter(id => members.get(id)?.lastCall).length
    return `part ${n + 1}\u00a0: ${calledCount} sur ${part.length}`
  })
  return (
    <span className="row-meta">
      Partagée le {shortDay(deal.on)} (tirage n° {deal.seed}), appelés&nbsp;: {parts.join('\u202f; ')}
    </span>
  )
}
