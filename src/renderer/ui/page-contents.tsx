import { Button } from './button.tsx'

interface Props {
  readonly label: string
  /** the title of each part, by the id of its heading, in the order of the page */
  readonly parts: Readonly<Record<string, string>>
}

/** The ways to the parts of a long page; the caret goes with the eye. */
export const PageContents = ({ label, parts }: Props) => (
  <nav className="page-contents" aria-label={label}>
    {Object.entries(parts).map(([id, title]) => (
      <Button
        key={id}
        look="link"
        onPress={() => {
          const heading = document.getElementById(id)
          if (heading) heading.tabIndex = -1
          heading?.scrollIntoView({ block: 'start' })
          heading?.focus({ preventScroll: true })
        }}
      >
        {title}
      </Button>
    ))}
  </nav>
)
