import { href } from '../../kernel/route.ts'

/** Leads to the shared spaces, which the rail shows once there is one. */
export const SharedSettings = () => (
  <section aria-labelledby="shared">
    <h2 id="shared">À plusieurs</h2>
    <p>
      <a href={href(['espaces'])}>Espaces partagés</a>&nbsp;: des dossiers, des campagnes ou des collections
      sur lesquels travaillent plusieurs postes. Rien n’y entre que vous n’y mettiez.
    </p>
  </section>
)
