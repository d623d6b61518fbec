import type { GivenWalk } from "#components/wizard/given-walk.ts";
import { type Step, stepKey } from "#components/wizard/steps.ts";
import { type TreeEdge, type TreeNode, treeLayout } from "#components/wizard/tree-layout.ts";

const LAYOUT = treeLayout();
const ROOM = { x: 18, y: 34 } as const;
const MARGIN = 10;
const WIDTH = LAYOUT.width * ROOM.x + 2 * MARGIN;
const HEIGHT = LAYOUT.height * ROOM.y + 2 * MARGIN;

/** The whole tree, drawn small: the walked path, and dashed where the answers lead from here. The trail says it in words. */
export function TreeMap({ walk: { path }, step }: { walk: GivenWalk; step: Step }) {
  const index = path.findIndex(({ question }) => question === stepKey(step));
  const walked = index === -1 ? path : path.slice(0, index);
  const walkedEdges = new Set(walked.map(edgeKey));
  const pathEdges = new Set(path.map(edgeKey));
  const isOnPath = (edge: TreeEdge) => pathEdges.has(edgeKey(edge));
  const lastEdge = walked.at(-1);
  const here = "question" in step ? step.question : lastEdge === undefined ? null : edgeKey(lastEdge);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full max-w-64">
      {/* Two answers may lead to one question, on one line: what is walked is drawn over what is not. */}
      {[...LAYOUT.edges.filter((edge) => !isOnPath(edge)), ...LAYOUT.edges.filter(isOnPath)].map((edge) => {
        const look = walkedEdges.has(edgeKey(edge)) ? WALKED : isOnPath(edge) ? AHEAD : "stroke-line";
        return <path key={edgeKey(edge)} d={curveOf(edge)} fill="none" className={look} />;
      })}
      {LAYOUT.nodes.map((node) => {
        const isWalked = walked.some((step) => step.question === node.id);
        const look = node.id === here ? HERE : isWalked ? "fill-ink stroke-ink" : "fill-surface stroke-edge";
        return <NodeMark key={node.id} node={node} look={look} />;
      })}
    </svg>
  );
}

const WALKED = "stroke-ink stroke-2";
const AHEAD = "stroke-edge [stroke-dasharray:3_3]";
const HERE = "fill-accent stroke-accent";

function NodeMark({ node: { x, y, leaf }, look }: { node: TreeNode; look: string }) {
  const [cx, cy] = [MARGIN + x * ROOM.x, MARGIN + y * ROOM.y];
  return leaf === null ? (
    <circle cx={cx} cy={cy} r={6} className={look} />
  ) : (
    <rect x={cx - 4} y={cy - 4} width={8} height={8} rx={2} className={look} />
  );
}

/** An end of the tree has the name of the answer that leads to it. */
function edgeKey({ question, answer }: Pick<TreeEdge, "question" | "answer">): string {
  return `${question} ${answer}`;
}

function curveOf({ from, to }: TreeEdge): string {
  const [x1, x2] = [MARGIN + from.x * ROOM.x, MARGIN + to.x * ROOM.x];
  const [y1, y2] = [MARGIN + from.y * ROOM.y, MARGIN + to.y * ROOM.y];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1} C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}
