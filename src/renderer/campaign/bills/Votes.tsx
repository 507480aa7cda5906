import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { LinkVote } from './LinkVote.tsx'

type OneVote = Output<'bills.votes'>[number]

/** The votes on a bill: those of imported official scrutins, by group and by member, and none other. */
export function Votes({ bill }: { readonly bill: Bill }) {
  const { value: all, reload } = useCall('bills.votes', { id: bill.id })
  return (
    <section aria-labelledby={`votes-${bill.id}`}>
      <h3 id={`votes-${bill.id}`}>Votes</h3>
      {all?.length === 0 && (
        <p className="help">
          Aucun scrutin relié à ce texte. Un vote n’est montré, par groupe et par membre, que d’après le
          scrutin officiel&nbsp;: importez «&nbsp;Scrutins.json.zip&nbsp;» de l’Assemblée, ou la page du
          scrutin du Sénat, puis reliez-le ici.
        </p>
      )}
      {all?.map(one => (
        <Scrutin key={one.scrutin.id} one={one} onUnlinked={reload} />
      ))}
      <LinkVote bill={bill.id} onLinked={reload} />
    </section>
  )
}

function Scrutin({
  one: { scrutin, votes },
  onUnlinked,
}: {
  readonly one: OneVote
  readonly onUnlinked: () => void
}) {
  const say = useSay()
  const { id, bill, wished } = scrutin
  const link = (to: { readonly bill?: string; readonly wished?: 'pour' | 'contre' }) =>
    call['scrutins.link']({ id, ...to }).then(onUnlinked)
  const unlink = () =>
    link({}).then(
      () =>
        say.success('Scrutin détaché de ce texte.', () =>
          link({ ...(bill && { bill }), ...(wished && { wished }) }),
        ),
      say.error,
    )
  const [group, setGroup] = useState('')
  const groupVotes = votes.filter(vote => vote.group === group)
  return (
    <details className="scrutin">
      <summary>
        Scrutin n° {scrutin.number}, {shortDay(scrutin.date)}&nbsp;: {scrutin.title} ({scrutin.result})
      </summary>
      <div className="table-scroll">
        <table className="measures">
          <thead>
            <tr>
              <th scope="col">Groupe</th>
              <th scope="col">Pour</th>
              <th scope="col">Contre</th>
              <th scope="col">Abstention</th>
              <th scope="col">Absents</th>
              <th scope="col">Majorité du groupe</th>
            </tr>
          </thead>
          <tbody>
            {scrutin.groups.map(line => (
              <tr key={line.ref}>
                <th scope="row">{line.sigle || line.ref}</th>
                <td>{line.for}</td>
                <td>{line.against}</td>
                <td>{line.abstained}</td>
                <td>{line.absent}</td>
                <td>{line.majority}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Choice
        label="Voir les votes d’un groupe, membre par membre"
        value={group}
        onChange={setGroup}
        options={[
          { value: '', label: 'aucun' },
          ...[...new Set(votes.map(vote => vote.group))].map(value => ({
            value,
            label: labelOf(scrutin.groups.find(line => line.sigle === value)) ?? value,
          })),
        ]}
      />
      {groupVotes.length > 0 && (
        <ul className="cut-list">
          {groupVotes.map(vote => (
            <li key={vote.member}>
              {vote.name}&nbsp;: {vote.position}
            </li>
          ))}
        </ul>
      )}
      <p className="help">
        {scrutin.source}
        {scrutin.asOf && `, état du ${shortDay(scrutin.asOf)}`}{' '}
        <Button look="link" onPress={() => void unlink()}>
          Détacher ce scrutin
        </Button>
      </p>
    </details>
  )
}

const labelOf = (group: OneVote['scrutin']['groups'][number] | undefined): string | undefined =>
  group && (group.label ? `${group.sigle}\u00a0: ${group.label}` : group.sigle)
