import type { Said } from '../../../shared/campaign/calls/contract.ts'
import { positionNames } from '../members/words.ts'

interface Props {
  readonly said: Said
  readonly title: string
}

/** What members said of one thing: in a line, then by group. */
export function SaidTable({ said, title }: Props) {
  return (
    <section className="table-scroll" aria-label={`Bilan par groupe : ${title}`}>
      <h3>{title}</h3>
      {said.positions.length > 0 && (
        <p>{said.positions.map(one => `${positionNames[one.value]} : ${one.members}`).join(' · ')}</p>
      )}
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">Groupe</th>
            <th scope="col">Joints</th>
            <th scope="col">Pour</th>
            <th scope="col">Contre</th>
            <th scope="col">Autre ou inconnue</th>
          </tr>
        </thead>
        <tbody>
          {said.groups.map(one => (
            <tr key={one.sigle}>
              <th scope="row">{one.sigle}</th>
              <td>{one.reached}</td>
              <td>{one.for}</td>
              <td>{one.against}</td>
              <td>{one.other}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
