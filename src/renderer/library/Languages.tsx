import { languageName } from '../../shared/library/languages.ts'

/** The languages a text is held in: the one it is cited in first, each a press away. Nothing where it is held in French alone. */
export function Languages({
  languages,
  chosen,
  choose,
}: {
  readonly languages: readonly string[]
  readonly chosen: string
  readonly choose: (language: string) => void
}) {
  return (
    <nav aria-label="Langues du texte" className="parts">
      <span>Texte en</span>
      {languages.map(language => (
        <button
          type="button"
          key={language}
          className="button link"
          aria-pressed={language === chosen}
          onClick={() => choose(language)}
        >
          {languageName(language)}
        </button>
      ))}
    </nav>
  )
}
