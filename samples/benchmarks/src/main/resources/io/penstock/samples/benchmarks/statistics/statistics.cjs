// Statistics of a CSV file by Polars, once for each line of input. Arguments: the file, its number columns, its text columns,
// threads, rows. Prints the seconds that each took.
process.env.POLARS_MAX_THREADS = process.argv[5];
const pl = require("nodejs-polars");
const readline = require("node:readline");

const [file, numbers, texts] = [process.argv[2], process.argv[3].split(","), process.argv[4].split(",")];
const rows = Number(process.argv[6]);
const deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function ofNumbers(name) {
  const column = pl.col(name);
  return [
    column.count().as(`${name} count`),
    column.min().as(`${name} min`),
    column.max().as(`${name} max`),
    column.nUnique().as(`${name} distinct`),
    column.mean().as(`${name} mean`),
    column.std().as(`${name} deviation`),
    column.eq(0).sum().as(`${name} zeros`),
    ...deciles.map((decile) => column.quantile(decile).as(`${name} ${decile}`)),
  ];
}

function ofTexts(name) {
  const column = pl.col(name).cast(pl.Utf8);
  const lengths = column.str.lengths();
  return [
    column.count().as(`${name} count`),
    column.min().as(`${name} min`),
    column.max().as(`${name} max`),
    column.nUnique().as(`${name} distinct`),
    lengths.mean().as(`${name} mean length`),
    lengths.min().as(`${name} min length`),
    lengths.max().as(`${name} max length`),
    column.valueCounts(true).head(100).implode().as(`${name} top`),
  ];
}

function run() {
  const start = process.hrtime.bigint();
  const result = pl
    .scanCSV(file, { inferSchemaLength: 100000 })
    .select(pl.len().as("rows"), ...numbers.flatMap(ofNumbers), ...texts.flatMap(ofTexts))
    .collectSync();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const seen = Number(result.getColumn("rows").get(0));
  if (seen !== rows) {
    throw new Error(`Polars saw ${seen} rows, not ${rows}`);
  }
  return seconds;
}

readline.createInterface({ input: process.stdin }).on("line", () => console.log(run()));
