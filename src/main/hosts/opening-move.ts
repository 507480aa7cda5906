import { AppError } from '../../shared/kernel/errors.ts'
import type { MoveReply } from '../../shared/safekeeping/model.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { json } from '../kernel/wire-replies.ts'

/** How a host moves its library: it closes it, may ask where to, and opens the new folder from then on. */
interface MovingHost {
  readonly close: () => Promise<void>
  readonly choose: () => Promise<string | undefined>
  readonly moved: (to: string) => void
}

/** The body of a request that has the system's dialog ask where to. */
const CHOOSE = 'choose'

/** Moves the library of a window; the page names no folder, but the one proposed or the one of a dialog. */
export async function runMove(from: string, request: Request, host: MovingHost): Promise<Response> {
  const reply = (value: MoveReply) => json(200, value)
  try {
    const [{ moveLibrary, moveText }, { placeIn, proposedFolder, requireDestination }] = await Promise.all([
      import('../safekeeping/moving/move-library.ts'),
      import('../safekeeping/moving/destination.ts'),
    ])
    const choice = (await request.text()) === CHOOSE ? await host.choose() : proposedFolder()
    if (choice === undefined) return reply({})
    const to = placeIn(choice)
    // refused before anything is closed
    requireDestination(from, to)
    await host.close()
    const move = await moveLibrary(from, to)
    host.moved(move.to)
    return reply({ done: moveText(move) })
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError) return reply({ message: cause.message })
    throw cause
  }
}
