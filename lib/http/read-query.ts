/** What follows `?` in the address: a parameter that comes several times is an array, in the order in which they stand. */
export function readQuery(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      const [first] = values;
      return [name, values.length === 1 && first !== undefined ? first : values];
    }),
  );
}
