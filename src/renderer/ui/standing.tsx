import { type Standing, stateNames } from '../../shared/library/authority.ts'

/** How far an authority was read, and what became of it: said wherever the authority is shown. */
export const Standings = ({ of: { state, why, history } }: { readonly of: Standing }) => (
  <div className="standing">
    <p className="help">
      <span className={`badge${state === 'unverified' ? ' warn' : ''}`}>{stateNames[state]}</span> {why}
    </p>
    {history.map(({ text, undoes }) => (
      <p key={text} className={undoes ? 'caveat' : 'help'}>
        {undoes ? <strong>{text}.</strong> : `${text}.`}
      </p>
    ))}
  </div>
)
