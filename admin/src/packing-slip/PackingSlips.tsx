export function PackingSlips() {
  return null;
}
