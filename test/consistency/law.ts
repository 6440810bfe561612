/**
 * Something that holds of all rows at any moment when nothing is being written, whatever was killed before. `broken` gives
 * the rows that break it; its one parameter, where it has one, is the moment since which the trail tells of everything.
 */
export interface Law {
  holds: string
  broken: string
}
