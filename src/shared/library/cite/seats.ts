/** Seats of the cours administratives d’appel, by the letters of their docket numbers. */
export const appealSeats: Readonly<Record<string, string>> = {
  BX: 'Bordeaux',
  DA: 'Douai',
  LY: 'Lyon',
  MA: 'Marseille',
  NC: 'Nancy',
  NT: 'Nantes',
  PA: 'Paris',
  TL: 'Toulouse',
  VE: 'Versailles',
}
