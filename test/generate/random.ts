/** Numbers below a bound, always the same for a seed (Numerical Recipes' linear congruence, its upper bits). */
export function random(seed: number): (bound: number) => number {
  let state = (Math.imul(seed, 0x9e3779b1) + 1) >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
