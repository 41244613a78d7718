"""The peers in Python. `serving-peers.py fastapi PORT MODEL`, or as the entry script of azureml-inference-server-http (MODEL in MODEL_PATH).

FastAPI is tuned: async, orjson, no pydantic, uvloop and httptools, one worker, no access log.
"""

import os
import sys

import numpy as np
import onnxruntime as ort
import orjson


def open_model(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def answer(session, data):
    label, probabilities = session.run(None, {"X": np.asarray(data, dtype=np.float32)})
    return {
        "predictions": [
            {"prediction": one, "probabilities": {"0": no, "1": yes}}
            for one, (no, yes) in zip(label.tolist(), probabilities.tolist())
        ]
    }


def init():
    global session
    session = open_model(os.environ["MODEL_PATH"])


def run(raw):
    return answer(session, orjson.loads(raw)["data"])


if __name__ == "__main__" and sys.argv[1] == "fastapi":
    import uvicorn
    from fastapi import FastAPI, Request, Response

    model = open_model(sys.argv[3])
    app = FastAPI()

    @app.post("/score")
    async def score(request: Request):
        body = orjson.loads(await request.body())
        return Response(orjson.dumps(answer(model, body["data"])), media_type="application/json")

    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
