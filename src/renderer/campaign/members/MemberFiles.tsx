import { memberFiles } from '../../../shared/imports/funds.ts'

/** The files of the chambers' open data, each at its address, which opens in the user's own browser. */
export const MemberFiles = () => (
  <ul className="member-files" aria-label="Où prendre ces fichiers">
    {memberFiles().map(({ name, title, url }) => (
      <li key={url}>
        <a href={url} target="_blank" rel="noreferrer">
          {title}
        </a>{' '}
        <span className="help">{url.endsWith(name) ? name : `${name}, à choisir sur cette page`}</span>
      </li>
    ))}
  </ul>
)
