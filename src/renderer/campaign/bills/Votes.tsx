import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { VotePosition } from '../../../shared/campaign/members/model.ts'
import {
  correctionText,
  meaningOf,
  meaningWords,
  sidesOf,
} from '../../../shared/campaign/members/vote-meaning.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
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
  one: { scrutin, votes, corrections },
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
  const wish = (value: string) =>
    link({ ...(bill && { bill }), ...(isWish(value) && { wished: value }) }).catch(say.error)
  const rebels = votes.filter(vote => vote.isRebel)
  const [group, setGroup] = useState('')
  const groupVotes = votes.filter(vote => vote.group === group)
  return (
    <details className="scrutin">
      <summary>
        Scrutin n° {scrutin.number}, {shortDay(scrutin.date)}&nbsp;: {scrutin.title} ({scrutin.result})
      </summary>
      <Choice
        label="Ce que la campagne demandait"
        value={wished ?? ''}
        onChange={value => void wish(value)}
        options={[
          { value: '', label: 'pas encore dit' },
          { value: 'pour', label: 'pour nous\u00a0: pour' },
          { value: 'contre', label: 'pour nous\u00a0: contre' },
        ]}
      />
      {!wished && (
        <p className="help">
          Tant que personne ne l’a dit, ce scrutin ne dit ni qui a voté avec vous, ni qui a voté contre
          vous&nbsp;: cela ne se devine pas.
        </p>
      )}
      <section className="table-scroll" aria-label={`Groupes, scrutin n° ${scrutin.number}`} tabIndex={0}>
        <table className="measures">
          <thead>
            <tr>
              <th scope="col">Groupe</th>
              <th scope="col">Pour</th>
              <th scope="col">Contre</th>
              <th scope="col">Abstention</th>
              <th scope="col">Absents</th>
              <th scope="col">Ligne du groupe</th>
              {wished && <th scope="col">Avec nous</th>}
              {wished && <th scope="col">Contre nous</th>}
              <th scope="col">Autrement que leur groupe</th>
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
                {wished && <td>{sidesOf(line, wished)?.with}</td>}
                {wished && <td>{sidesOf(line, wished)?.against}</td>}
                <td>{rebels.filter(vote => vote.group === (line.sigle || line.ref)).length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rebels.length > 0 && (
        <>
          <h4>Ont voté autrement que leur groupe</h4>
          <ul className="cut-list">
            {rebels.map(vote => (
              <li key={vote.member}>
                <a href={href(['campagne', 'parlementaires', vote.member])}>{vote.name}</a> ({vote.group}
                )&nbsp;: {voteText(vote.position, wished)}
              </li>
            ))}
          </ul>
        </>
      )}
      {corrections.length > 0 && (
        <>
          <h4>Mises au point</h4>
          <p className="help">Elles ne changent ni le vote officiel, ni les totaux.</p>
          <ul className="cut-list">
            {corrections.map(one => (
              <li key={one.member}>
                <a href={href(['campagne', 'parlementaires', one.member])}>{one.name}</a>&nbsp;:{' '}
                {one.official ?? 'absent'} au scrutin, {correctionText(one)}
              </li>
            ))}
          </ul>
        </>
      )}
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
              {vote.name}&nbsp;: {voteText(vote.position, wished)}
              {corrections
                .filter(one => one.member === vote.member)
                .map(one => `\u202f; ${correctionText(one)}`)}
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

const isWish = (value: string): value is 'pour' | 'contre' => value === 'pour' || value === 'contre'

/** « contre, avec nous ». */
function voteText(position: VotePosition, wished: 'pour' | 'contre' | undefined): string {
  const meaning = meaningOf(position, wished)
  return meaning ? `${position}, ${meaningWords[meaning]}` : position
}

const labelOf = (group: OneVote['scrutin']['groups'][number] | undefined): string | undefined =>
  group && (group.label ? `${group.sigle}\u00a0: ${group.label}` : group.sigle)
