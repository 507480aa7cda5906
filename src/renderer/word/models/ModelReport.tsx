import type { ModelReport as Report } from '../../../shared/word/word-model.ts'

/** Lists what is taken of a Word model, and what is not. */
export const ModelReport = ({ report: { taken, left } }: { readonly report: Report }) => (
  <div className="model-report">
    <h3>Repris</h3>
    <ul>
      {taken.map(one => (
        <li key={one}>{one}</li>
      ))}
    </ul>
    <h3>Non repris</h3>
    {left.length === 0 ? (
      <p>Tout est repris.</p>
    ) : (
      <ul>
        {left.map(one => (
          <li key={one}>
            {one.charAt(0).toLocaleUpperCase('fr')}
            {one.slice(1)}.
          </li>
        ))}
      </ul>
    )}
  </div>
)
