import { useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";
import { type Choice, ordersToChoose } from "./orderToTry";
import { language, t } from "./texts";
import { fillIn, isFinal, needOrder, parse } from "./variables";

/**
 * Lets one choose the order for a sample that nothing takes back. It is written into the variables, and nothing is run:
 * that is for the person to do.
 */
export function ChooseOrder() {
  const operation = useGraphiQL((state) => state.queryEditor);
  const editor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const [needed, setNeeded] = useState(false);
  const [orders, setOrders] = useState<Choice[]>([]);

  useEffect(() => {
    const look = () => {
      const variables = parse(editor?.getValue());
      setNeeded(variables !== undefined && needOrder(variables) && isFinal(operation?.getValue()));
    };
    look();
    const heard = [editor, operation].map((each) => each?.onDidChangeModelContent(look));
    return () => {
      for (const each of heard) {
        each?.dispose();
      }
    };
  }, [editor, operation]);

  useEffect(() => {
    if (needed) {
      void ordersToChoose(parse(headerEditor?.getValue())).then(setOrders);
    }
  }, [needed, headerEditor]);

  const choose = (id: string) => {
    const order = orders.find((each) => each.id === id);
    const variables = parse(editor?.getValue());
    if (order && variables) {
      editor?.setValue(JSON.stringify(fillIn(variables, order), null, 2));
    }
  };
  if (!needed || orders.length === 0) {
    return null;
  }
  return (
    <label className="choose" lang={language}>
      {t.chooseOrder}{" "}
      <select value="" onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t.none}</option>
        {orders.map(({ id, number, status, customer }) => (
          <option key={id} value={id}>
            {[`#${number}`, customer?.name, t.status[status] ?? status].filter(Boolean).join(" · ")}
          </option>
        ))}
      </select>
    </label>
  );
}
