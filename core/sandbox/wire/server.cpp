// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/server.h"

#include "core/sandbox/wire/denial.h"
#include "core/sandbox/wire/wire.h"

#include <algorithm>
#include <cctype>
#include <httplib.h>
#include <thread>

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t maxBody = 4 * 1024 * 1024;
constexpr int threadCount = 64;

Request requestOf(const httplib::Request& wire)
{
    Request request;
    request.method = wire.method;
    request.path = wire.path;
    const std::size_t query = wire.target.find('?');
    if (query != std::string::npos) request.query = wire.target.substr(query + 1);
    for (const auto& [name, value] : wire.headers) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        // The library adds four headers of its own.
        if (lower.rfind("remote_", 0) != 0 && lower.rfind("local_", 0) != 0) request.headers[lower] = value;
    }
    return request;
}

/// "request-id" → "Request-Id", as Stripe writes them.
std::string headerName(std::string name)
{
    bool start = true;
    for (char& c : name) {
        if (start) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        start = c == '-';
    }
    return name;
}

} // namespace

class Server::Listener : private httplib::Server {
public:
    Listener(AccountHost& host, ServerOptions options) : m_host(host), m_options(options)
    {
        // Handlers by pattern read bodies of 8 KB at most, hence the readers; what has no body is answered
        // early.
        set_pre_routing_handler([this](const httplib::Request& wire, httplib::Response& answer) {
            if (wire.method == "POST" || hasBody(wire)) return HandlerResponse::Unhandled;
            respond(wire, {}, answer);
            return HandlerResponse::Handled;
        });
        const auto withBody = [this](const httplib::Request& wire, httplib::Response& answer,
                                     const httplib::ContentReader& read) {
            std::string body;
            const bool whole = read([&body](const char* data, std::size_t length) {
                body.append(data, length);
                return body.size() <= maxBody;
            });
            if (whole) return respond(wire, std::move(body), answer);
            deliver(deny({400, "invalid_request_error", "The request body could not be read."}), answer);
        };
        Post(R"([^]*)", withBody);
        Put(R"([^]*)", withBody);
        Patch(R"([^]*)", withBody);
        Delete(R"([^]*)", withBody);
        new_task_queue = [] { return new httplib::ThreadPool(threadCount); };
        set_tcp_nodelay(true);
        set_keep_alive_timeout(1);
        set_keep_alive_max_count(1'000'000);
        set_read_timeout(5);
        set_socket_options([](socket_t socket) { claimPort(static_cast<long long>(socket)); });
    }

    ~Listener() override { end(); }

    Result<std::string> begin()
    {
        if (m_options.port == 0) {
            m_port = bind_to_any_port("127.0.0.1");
        } else if (bind_to_port("127.0.0.1", m_options.port)) {
            m_port = m_options.port;
        }
        if (m_port <= 0)
            return failure(ErrorKind::Network, u"cannot listen on port %1"_s.arg(m_options.port),
                           u"port_taken"_s);
        widenQueue(static_cast<long long>(svr_sock_.load()));
        m_thread = std::thread([this] { listen_after_bind(); });
        while (!is_running())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return "http://127.0.0.1:" + std::to_string(m_port);
    }

    void end()
    {
        m_cancel.cancel();
        if (!m_thread.joinable()) return;
        httplib::Server::stop();
        m_thread.join();
    }

private:
    static bool hasBody(const httplib::Request& wire)
    {
        return wire.method != "GET" && wire.method != "HEAD" &&
               (wire.has_header("Content-Length") || wire.has_header("Transfer-Encoding"));
    }

    void respond(const httplib::Request& wire, std::string body, httplib::Response& answer)
    {
        if (m_options.latency.count() > 0) m_cancel.waitFor(m_options.latency);
        Request request = requestOf(wire);
        request.body = std::move(body);
        GateAnswer gate = m_host.handle(request);
        if (gate.wire) return spoil(*gate.wire, wire, std::move(gate.response), answer);
        deliver(std::move(gate.response), answer);
    }

    static void copyHead(const Response& response, httplib::Response& answer)
    {
        answer.status = response.status;
        for (const auto& [name, value] : response.headers) {
            if (name != "content-type") answer.set_header(headerName(name), value);
        }
    }

    static std::string contentType(const Response& response)
    {
        const auto found = response.headers.find("content-type");
        return found == response.headers.end() ? "application/json; charset=utf-8" : found->second;
    }

    static void deliver(Response response, httplib::Response& answer)
    {
        copyHead(response, answer);
        answer.set_content(response.body, contentType(response));
    }

    void spoil(const Fault& fault, const httplib::Request& wire, Response response, httplib::Response& answer)
    {
        if (fault.kind == FaultKind::Truncated) return truncate(std::move(response), answer);
        if (fault.kind == FaultKind::Drip) return drip(fault, std::move(response), answer);
        const WireEnd wireEnd(m_port, wire.remote_port);
        if (fault.kind == FaultKind::Timeout) {
            constexpr std::chrono::milliseconds step{20};
            std::chrono::milliseconds waited{0};
            while (waited < fault.pause && !wireEnd.isAbandoned() && !m_cancel.waitFor(step))
                waited += step;
        }
        wireEnd.reset();
        answer.status = 500;
    }

    /// The head promises all of it, the body ends in its middle, the connection with it.
    static void truncate(Response response, httplib::Response& answer)
    {
        copyHead(response, answer);
        const std::size_t length = std::max<std::size_t>(response.body.size(), 2);
        answer.set_content_provider(
            length, contentType(response),
            [body = std::move(response.body)](std::size_t, std::size_t, httplib::DataSink& sink) {
                sink.write(body.data(), body.size() / 2);
                return false;
            });
    }

    void drip(const Fault& fault, Response response, httplib::Response& answer)
    {
        copyHead(response, answer);
        const std::size_t length = response.body.size();
        answer.set_content_provider(length, contentType(response),
                                    [this, pause = fault.pause, body = std::move(response.body)](
                                        std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                        return !m_cancel.waitFor(pause) &&
                                               sink.write(body.data() + offset, 1);
                                    });
    }

    AccountHost& m_host;
    ServerOptions m_options;
    CancelToken m_cancel;
    int m_port = -1;
    std::thread m_thread;
};

Server::Server(AccountHost& host, ServerOptions options)
    : m_listener(std::make_unique<Listener>(host, options))
{
}

Server::~Server() = default;

Result<std::string> Server::start()
{
    return m_listener->begin();
}

void Server::stop()
{
    m_listener->end();
}

} // namespace regulars::sandbox
