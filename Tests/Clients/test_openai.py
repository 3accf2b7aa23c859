"""OpenAI's own Python library talks to a chat server that a learner wrote."""

import asyncio

import openai
import pytest

PROGRAM = "chat.py"
QUESTION = [{"role": "user", "content": "Grüße an alle"}]


@pytest.fixture
def client(base_url):
    with openai.OpenAI(base_url=f"{base_url}/v1", api_key="sesame", max_retries=0) as client:
        yield client


def test_a_completion_is_answered(client):
    answer = client.chat.completions.create(model="parrot-1", messages=QUESTION)

    assert answer.choices[0].message.content == "You said: Grüße an alle"
    assert answer.usage.total_tokens == 6


def test_a_completion_is_streamed(client):
    stream = client.chat.completions.create(model="shouting-parrot-1", messages=QUESTION, stream=True)

    parts = [chunk.choices[0] for chunk in stream]

    assert [part.delta.content for part in parts] == ["", "GRÜSSE ", "AN ", "ALLE ", None]
    assert parts[-1].finish_reason == "stop"


def test_many_completions_are_streamed_at_once(base_url):
    async def ask(client: openai.AsyncOpenAI, number: int) -> str:
        messages = [{"role": "user", "content": f"number {number}"}]
        stream = await client.chat.completions.create(model="parrot-1", messages=messages, stream=True)
        return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    async def ask_all() -> list[str]:
        async with openai.AsyncOpenAI(base_url=f"{base_url}/v1", api_key="sesame", max_retries=0) as client:
            return await asyncio.gather(*(ask(client, number) for number in range(20)))

    assert asyncio.run(ask_all()) == [f"You said: number {number} " for number in range(20)]


def test_the_models_are_listed(client):
    assert [model.id for model in client.models.list()] == ["parrot-1", "shouting-parrot-1"]


def test_a_model_that_is_not_there_is_told_as_such(client):
    with pytest.raises(openai.NotFoundError) as failure:
        client.chat.completions.create(model="crow-1", messages=QUESTION)

    assert failure.value.response.json() == {"detail": "There is no model 'crow-1'"}


def test_a_wrong_key_is_told_as_such(client):
    with pytest.raises(openai.AuthenticationError) as failure:
        client.with_options(api_key="wrong").chat.completions.create(model="parrot-1", messages=QUESTION)

    assert failure.value.response.json() == {"detail": "Wrong key"}
