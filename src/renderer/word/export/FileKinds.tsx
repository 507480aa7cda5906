/** Kinds of files an export makes. */
export type Kind = 'working' | 'final' | 'pdf' | 'text' | 'redline'

const kinds: readonly { readonly kind: Kind; readonly name: string; readonly help: string }[] = [
  {
    kind: 'working',
    name: 'Copie de travail',
    help: 'Word. Toujours possible\u00a0; ce qui manque y est surligné. Corrigée, elle revient dans Prétoire.',
  },
  {
    kind: 'final',
    name: 'Version à déposer',
    help: 'Word. Le texte complet, et rien d’autre que ce que vous choisissez d’y laisser.',
  },
  { kind: 'pdf', name: 'PDF', help: 'Fait du fichier Word par LibreOffice\u00a0: les mêmes pages.' },
  { kind: 'text', name: 'Texte', help: 'Pour un courriel, un formulaire, un site\u00a0: sans pages.' },
  {
    kind: 'redline',
    name: 'Comparaison',
    help: 'Word. Ce qui diffère d’une version gardée ou d’un autre fichier Word, en modifications suivies.',
  },
]

/** All of them, each with what it is for. */
export const Kinds = ({
  value,
  onChange,
}: {
  readonly value: Kind
  readonly onChange: (kind: Kind) => void
}) => (
  <fieldset className="export-kinds">
    <legend className="sr-only">Que voulez-vous&nbsp;?</legend>
    {kinds.map(({ kind, name, help }) => (
      <label key={kind} className="export-kind">
        <input
          type="radio"
          name="export-kind"
          checked={value === kind}
          aria-labelledby={`name-${kind}`}
          aria-describedby={`kind-${kind}`}
          onChange={() => onChange(kind)}
        />
        <span className="export-kind-name" id={`name-${kind}`}>
          {name}
        </span>
        <span className="help" id={`kind-${kind}`}>
          {help}
        </span>
      </label>
    ))}
  </fieldset>
)
