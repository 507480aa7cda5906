import { Component, type ErrorInfo, type ReactNode } from 'react'
import { call } from '../kernel/api.ts'
import { Button } from './button.tsx'

interface Props {
  /** how the window calls what stands here: « Pièces », « Contrôles » */
  readonly panel: string
  /** a new value mounts the panel again: another text, another screen */
  readonly resetKey?: string | undefined
  readonly children: ReactNode
}
interface State {
  readonly error?: Error | undefined
  readonly resetKey?: string | undefined
}

/** Holds one panel: an error thrown while it is drawn costs that panel, is said and logged, and the rest of the window goes on. */
export class Boundary extends Component<Props, State> {
  override readonly state: State = {}

  static getDerivedStateFromError(cause: unknown): State {
    return { error: cause instanceof Error ? cause : new Error(String(cause)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { resetKey: props.resetKey, error: undefined }
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    recordBug(this.props.panel, error, componentStack ?? undefined)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <FaultReport panel={this.props.panel} error={error} retry={() => this.setState({ error: undefined })} />
    )
  }
}

/** Replaces a panel that an error broke. */
const FaultReport = ({
  panel,
  error,
  retry,
}: {
  readonly panel: string
  readonly error: Error
  readonly retry: () => void
}) => (
  <div className="failure broken" role="alert">
    <p>
      «&nbsp;{panel}&nbsp;» a rencontré une erreur du logiciel et ne peut pas s’afficher. Ce qui était
      enregistré est gardé, et le reste de la fenêtre continue.
    </p>
    <div className="actions">
      <Button onPress={retry}>Réessayer</Button>
      <Button look="quiet" onPress={() => void copyReport(panel, error)}>
        Copier le rapport
      </Button>
    </div>
  </div>
)

/** Copies the whole report where the program still answers, else the error alone. */
async function copyReport(panel: string, error: Error): Promise<void> {
  const { text } = await call['diagnostics.report']({}).catch(() => ({
    text: `${panel}\n${error.name}\n${error.stack ?? ''}`,
  }))
  await navigator.clipboard.writeText(text)
}

const MAX_CHARS = 4000

/** Writes an error of the window to the program's log; where that fails, the console has it. */
export function recordBug(panel: string, error: Error, componentStack?: string): void {
  const stack = `${error.stack ?? ''}${componentStack ? `\n${componentStack}` : ''}`.slice(0, MAX_CHARS)
  call['diagnostics.record']({
    panel,
    name: error.name.slice(0, 120),
    message: error.message.slice(0, MAX_CHARS),
    stack,
  }).catch(cause => console.error(error, cause))
}

/** Logs what no component caught: an event handler, a promise nobody waits for. */
export function recordUncaught(): void {
  window.addEventListener('error', ({ error }) => {
    if (error instanceof Error) recordBug('window', error)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error) recordBug('window', reason)
  })
}
